import { type Hole, instructionsIn, markdownBlocks, readTemplate } from '@nginx-lint/analysis'
import {
  type Comment,
  type Leaf,
  leaves,
  parse,
  type Span,
  type SyntaxError as SyntaxMistake,
} from '@nginx-lint/syntax'

/** A text of configuration: a file, or a block of a document. */
export interface Source {
  /** Where in the file it begins; its own offsets count from there. */
  readonly offset: number
  readonly text: string
  /** As nginx's grammar reads it, as long as `text`: what another program replaces is a word or white space. */
  readonly reading: string
  /** Comments without the white space they end with. */
  readonly leaves: readonly Leaf[]
  /** What another program replaces, and nginx does not read: tags of a template. */
  readonly tags: readonly Hole[]
  /** Configuration of which another program takes a part, or which it prints elsewhere: a word or white space here. */
  readonly folded: readonly Span[]
  /** There are tags that decide what of it nginx reads. */
  readonly isBranching: boolean
  /** It is a block of a document. */
  readonly isPart: boolean
  /** White space before every line. */
  readonly margin: string
}

export function sourcesOf(text: string, path = ''): readonly Source[] {
  if (!/\.(?:md|markdown)$/i.test(path)) return [readSource(text, text, path)]
  return markdownBlocks(text).flatMap((block) => {
    const { start } = block
    const margin = marginOf(text, start)
    if (margin === undefined) return []
    const original = text.slice(start, start + block.text.length)
    return [readSource(original, block.text, path, { offset: start, margin })]
  })
}

function readSource(
  text: string,
  written: string,
  path: string,
  part?: { readonly offset: number; readonly margin: string },
): Source {
  const template = readTemplate(written, path)
  const reading = template?.text ?? written
  const isBranching = template?.branching === true
  const holes = template?.holes ?? []
  const tags = holes.filter(({ start }) => reading[start] === ' ')
  const folded = holes.filter(({ role }) => role === undefined || role === 'definition')
  const all = leaves(reading).map((leaf) => trimmed(leaf, reading))
  const { offset, margin } = part ?? { offset: 0, margin: '' }
  return { offset, text, reading, leaves: all, tags, folded, isBranching, isPart: part !== undefined, margin }
}

function trimmed(leaf: Leaf, text: string): Leaf {
  if (leaf.kind !== 'comment') return leaf
  let { end } = leaf
  while (' \t\r'.includes(text[end - 1]!)) end--
  return end === leaf.end ? leaf : { ...leaf, end }
}

/** What stands before the fence, which may be in a list; undefined in a block quote, where every line has its mark. */
function marginOf(text: string, start: number): string | undefined {
  const line = text.slice(text.lastIndexOf('\n', start - 2) + 1, start)
  const before = /^[^`~]*/.exec(line)![0]
  return before.includes('>') ? undefined : before.replace(/[^ \t]/g, ' ')
}

/** What stands between leaves and is no white space: tags of a template, dots of a document. */
export function hidden(text: string, start: number, end: number): readonly string[] {
  if (end - start < 2) return []
  return text.slice(start, end).match(/[^ \t\r\n\ufeff]+/g) ?? []
}

/** What is wrong with it, and what must not move, at its own offsets. A byte order mark does no harm here. */
export function examine(source: Source): Examined {
  const { file, errors } = parse(source.reading)
  const hasMark = source.reading.startsWith('\ufeff')
  return {
    errors: errors.filter(({ start, end }) => !(hasMark && start === 0 && end === 1)),
    isUnsure: mayBeWords(file.comments, source),
    frozen: frozenIn(source, file.comments),
  }
}

export interface Examined {
  readonly errors: readonly SyntaxMistake[]
  /** What a placeholder prints decides where its words end. */
  readonly isUnsure: boolean
  readonly frozen: readonly Span[]
}

/**
 * Of `${A}# "`, if `${A}` is a statement, all but that is a comment; if it is a word, a string begins there. Where there
 * are but words on the line, white space can be changed either way.
 */
function mayBeWords(comments: readonly Comment[], { text, tags }: Source): boolean {
  const ends = new Set(tags.filter(({ role }) => role === 'value').map(({ end }) => end))
  return comments.some(({ start, end }) => ends.has(start) && /["'\\{]/.test(text.slice(start, end)))
}

/** From behind `# nginx-lint-format off` up to `# nginx-lint-format on`, or the end: nothing moves there. */
function frozenIn({ text, folded }: Source, read: readonly Comment[]): readonly Span[] {
  if (!text.includes('nginx-lint-format')) return []
  const comments = [...read, ...commentsIn(folded, text)].sort((a, b) => a.start - b.start)
  const found: Span[] = []
  let off: number | undefined
  for (const { kind, words, start, end } of instructionsIn({ text, comments })) {
    const word = kind === 'format' ? words[0]?.text : undefined
    if (word === 'off') off ??= end
    if (word !== 'on' || off === undefined) continue
    found.push({ start: off, end: start })
    off = undefined
  }
  if (off !== undefined) found.push({ start: off, end: Number.POSITIVE_INFINITY })
  return found
}

/** The comments that have a line to themselves. */
function commentsIn(folded: readonly Span[], text: string): readonly Comment[] {
  return folded.flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(/(?<=^[ \t]*)#.*/gm)].map(({ index, 0: { length } }) => ({
      kind: 'comment' as const,
      start: start + index,
      end: start + index + length,
    })),
  )
}
