import type { Span } from './ast.ts'

/** The offsets of a text between which another stands now, and by how much all behind it moves. */
export interface Edit extends Span {
  readonly by: number
}

/** The one stretch outside of which two texts are the same. */
export function editBetween(old: string, text: string): Edit {
  const start = commonStart(old, 0, text, 0)
  const least = Math.min(old.length, text.length)
  let end = 0
  while (end + CHUNK < least - start && old.endsWith(lastChunk(text, end), old.length - end)) end += CHUNK
  while (end < least - start && old.charCodeAt(old.length - 1 - end) === text.charCodeAt(text.length - 1 - end)) end++
  return { start, end: old.length - end, by: text.length - old.length }
}

/** Texts are compared by pieces, as long as these are the same. */
const CHUNK = 4096
const lastChunk = (text: string, end: number): string => text.slice(text.length - end - CHUNK, text.length - end)

/** How far two texts are the same, from an offset in each. */
function commonStart(old: string, from: number, text: string, at: number): number {
  const least = Math.min(old.length - from, text.length - at)
  let length = 0
  while (length + CHUNK < least && old.startsWith(text.slice(at + length, at + length + CHUNK), from + length))
    length += CHUNK
  while (length < least && old.charCodeAt(from + length) === text.charCodeAt(at + length)) length++
  return length
}

/**
 * Of a text that was edited in two places far apart, or in more, one with only the first edit: most of what lies between
 * them is the same. Undefined: there is no such place, or none that is quickly found.
 */
export function textBetween(old: string, text: string, { start, end, by }: Edit): string | undefined {
  const endNow = end + by
  if (end - start < FAR || endNow - start < FAR) return undefined
  for (const skipped of SKIPPED) {
    const from = start + skipped
    const anchor = old.slice(from, from + ANCHOR)
    const at = text.slice(start, from + MOST_MORE + ANCHOR).indexOf(anchor)
    if (at < 0) continue
    const same = commonStart(old, from, text, start + at)
    // The first difference is behind where the texts begin to be the same, and that is well before the last one.
    if (same >= Math.max(FAR / 2, (end - start) / 4)) return text.slice(0, start + at) + old.slice(from)
  }
  return undefined
}

/** In UTF-16 units: less is read at once. */
const FAR = 1000

/** How much of the old text the first edit may have taken away, and how much it may have put there. */
const SKIPPED = [0, 32, 128, 512]
const MOST_MORE = 512

/** So much of a text is seldom twice in such a short one. */
const ANCHOR = 80
