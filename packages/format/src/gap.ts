import type { Lead, PlacedTag } from './tags.ts'

/** The white space before a leaf, as it is to be. */
export interface Gap {
  /** Line ends: none, one, or two for an empty line. */
  breaks: 0 | 1 | 2
  /** Levels, after a line end. */
  depth: number
  /** Columns: between two leaves of a line, or beyond the levels. */
  columns: number
  /** Stays as it is. */
  frozen: boolean
  /** Tags of a template that stand in it. */
  tags: readonly PlacedTag[]
  /** What tags there are before the leaf on its line. */
  lead: Lead | undefined
}

const none: readonly PlacedTag[] = []

export const gap = (breaks: Gap['breaks'], depth: number, columns: number): Gap => ({
  breaks,
  depth,
  columns,
  frozen: false,
  tags: none,
  lead: undefined,
})
