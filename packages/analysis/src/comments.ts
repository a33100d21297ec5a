import type { File } from '@nginx-lint/syntax'

/**
 * A comment that speaks to us: `# nginx-lint-ignore a, b: why`, `# nginx-lint-ignore-file`,
 * `# nginx-lint-context http.server`. Offsets are those of the tree.
 */
export interface Instruction {
  readonly kind: 'ignore' | 'ignore-file' | 'context'
  /** The words before the colon, each with its place. */
  readonly words: readonly { readonly text: string; readonly start: number; readonly end: number }[]
  readonly start: number
  readonly end: number
}

export function instructionsIn(tree: File): Instruction[] {
  if (!tree.text.includes('nginx-lint-')) return []
  return tree.comments.flatMap(({ start, end }) => {
    const text = tree.text.slice(start, end)
    const head = /^#+[ \t]*nginx-lint-(ignore-file|ignore|context)(?![\w-]):?/.exec(text)
    if (!head) return []
    const said = /^[^:]*/.exec(text.slice(head[0].length))![0]
    const at = start + head[0].length
    const words = [...said.matchAll(/[^\s,]+/g)].map((m) => ({
      text: m[0],
      start: at + m.index,
      end: at + m.index + m[0].length,
    }))
    return [{ kind: head[1] as Instruction['kind'], words, start, end }]
  })
}
