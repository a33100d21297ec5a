import type { File, Span } from '@nginx-lint/syntax'

/** What a comment may ask of us: `# nginx-lint-ignore …`, and so on. */
export const instructionKinds = ['ignore', 'ignore-block', 'ignore-file', 'context', 'format'] as const

export interface Instruction extends Span {
  /** `unknown`: it begins like one of ours, and is none. */
  readonly kind: (typeof instructionKinds)[number] | 'unknown'
  /** What stands behind `nginx-lint-`. */
  readonly name: InstructionWord
  /** The words before the colon: rules, a context, `off` or `on`. */
  readonly words: readonly InstructionWord[]
}

export interface InstructionWord extends Span {
  readonly text: string
}

/**
 * The comments that speak to us: `# nginx-lint-ignore a, b: why`, `# nginx-lint-context http.server`,
 * `# nginx-lint-format off`. Offsets are those of the tree.
 */
export function instructionsIn(tree: Pick<File, 'text' | 'comments'>): Instruction[] {
  if (!tree.text.includes('nginx-lint-')) return []
  return tree.comments.flatMap(({ start, end }) => {
    const text = tree.text.slice(start, end)
    const [head, mark, name] = /^(#+[ \t]*nginx-lint-)([a-z][\w-]*)(?![\w./]):?/i.exec(text) ?? []
    if (head === undefined || mark === undefined || name === undefined) return []
    const kind = instructionKinds.find((known) => known === name) ?? 'unknown'
    const said = /^[^:]*/.exec(text.slice(head.length))![0]
    const words = [...said.matchAll(/[^\s,]+/g)].map((m) => wordAt(start + head.length + m.index, m[0]))
    const isReason = head.endsWith(':') && kind.startsWith('ignore') && !words.every(looksLikeRule)
    return [{ kind, name: wordAt(start + mark.length, name), words: isReason ? [] : words, start, end }]
  })
}

/** Behind `nginx-lint-ignore:` there may be rules, or the reason at once. */
const looksLikeRule = ({ text }: InstructionWord): boolean => text.includes('-')

const wordAt = (start: number, text: string): InstructionWord => ({ text, start, end: start + text.length })
