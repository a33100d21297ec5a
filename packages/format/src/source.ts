import { type Hole, instructionsIn, markdownBlocks, readTemplate } from '@nginx-lint/analysis'
import { type File, type Leaf, leaves, parse, type Span, type SyntaxError as SyntaxMistake } from '@nginx-lint/syntax'

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
  const tags = (template?.holes ?? []).filter(({ start }) => reading[start] === ' ')
  const all = leaves(reading).map((leaf) => trimmed(leaf, reading))
  const { offset, margin } = part ?? { offset: 0, margin: '' }
  return { offset, text, reading, leaves: all, tags, isBranching, isPart: part !== undefined, margin }
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
export function examine({ reading }: Source): Examined {
  const { file, errors } = parse(reading)
  const hasMark = reading.startsWith('\ufeff')
  return { errors: errors.filter(({ start, end }) => !(hasMark && start === 0 && end === 1)), frozen: frozenIn(file) }
}

export interface Examined {
  readonly errors: readonly SyntaxMistake[]
  readonly frozen: readonly Span[]
}

/** From behind `# nginx-lint-format off` up to `# nginx-lint-format on`, or the end: nothing moves there. */
function frozenIn(file: File): readonly Span[] {
  const found: Span[] = []
  let off: number | undefined
  for (const { kind, words, start, end } of instructionsIn(file)) {
    const word = kind === 'format' ? words[0]?.text : undefined
    if (word === 'off') off ??= end
    if (word !== 'on' || off === undefined) continue
    found.push({ start: off, end: start })
    off = undefined
  }
  if (off !== undefined) found.push({ start: off, end: Number.POSITIVE_INFINITY })
  return found
}
