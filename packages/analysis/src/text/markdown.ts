import { HOLE } from './hole.ts'

/** A fenced block of nginx configuration. */
export interface MarkdownBlock {
  readonly start: number
  /** As long as the document from `start` on: marks of block quotes and elisions (`...`) are spaces. */
  readonly text: string
  /** Something is left out in it. */
  readonly partial: boolean
}

/**
 * The blocks whose info string says nginx, but for those below `<!-- nginx-lint-ignore -->`. A block that is never
 * closed goes on to the end.
 */
export function markdownBlocks(text: string): readonly MarkdownBlock[] {
  const lines = linesOf(text)
  const blocks: MarkdownBlock[] = []
  let ignored = false
  let index = 0
  while (index < lines.length) {
    const line = lines[index++]!
    const fence = openFence(line.text)
    if (fence) {
      const end = endOfFence(lines, index, fence)
      if (fence.ours && !ignored && end > index) blocks.push(blockOf(lines.slice(index, end), fence))
      // The closing fence is not the opening of another block.
      index = closes(lines[end]?.text, fence) ? end + 1 : end
      ignored = false
    } else if (line.text.trim() !== '') {
      ignored = ignoring.test(line.text)
      if (opensComment.test(line.text)) index = endOfComment(lines, index)
    }
  }
  return blocks
}

interface Line {
  readonly start: number
  /** With its line break. */
  readonly text: string
}

interface Fence {
  readonly mark: string
  /** How many block quotes it is in. */
  readonly quotes: number
  readonly ours: boolean
}

function linesOf(text: string): readonly Line[] {
  return [...text.matchAll(/[^\n]*\n|[^\n]+$/g)].map((match) => ({ start: match.index, text: match[0] }))
}

function openFence(line: string): Fence | undefined {
  const match = fenceLine.exec(line)
  if (!match) return undefined
  const [, containers, mark, info] = match
  // Inline code may begin with three backticks, too.
  if (mark!.startsWith('`') && info!.includes('`')) return undefined
  return { mark: mark!, quotes: containers!.split('>').length - 1, ours: ourInfo.test(info!) }
}

/** In block quotes and list items, at any depth. */
const fenceLine = /^((?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])))*)[ \t]*(`{3,}|~{3,})(.*)/
/** `nginx`, `nginx title="x"`, `nginx{3}`, `nginx:site.conf`, `{.nginx}`. */
const ourInfo = /^\s*\{?\s*\.?(?:nginx|nginx-?conf)(?=[\s{}:,]|$)/i
/** Formatters put an empty line between such a comment and the block, so one may. A rule's name is not for us. */
const ignoring = /^[\s>]*<!--\s*nginx-lint-ignore\s*(?::.*)?-->\s*$/
const opensComment = /^[\s>]*<!--(?!.*-->)/

function endOfFence(lines: readonly Line[], from: number, fence: Fence): number {
  let index = from
  while (index < lines.length) {
    const { text } = lines[index]!
    if (closes(text, fence) || leavesQuote(text, fence)) break
    index++
  }
  return index
}

function closes(line: string | undefined, fence: Fence): boolean {
  if (line === undefined || leavesQuote(line, fence)) return false
  const mark = withoutQuotes(line, fence).trim()
  return mark.length >= fence.mark.length && mark === fence.mark[0]!.repeat(mark.length)
}

function leavesQuote(line: string, fence: Fence): boolean {
  return withoutQuotes(line, fence) === line && fence.quotes > 0
}

/** The same number of characters: only as many `>` as the fence has are not the configuration's own. */
function withoutQuotes(line: string, fence: Fence): string {
  const prefix = new RegExp(`^(?:[ \\t]*>){${fence.quotes}}`).exec(line)
  return prefix ? prefix[0].replaceAll('>', ' ') + line.slice(prefix[0].length) : line
}

function endOfComment(lines: readonly Line[], from: number): number {
  const end = lines.findIndex((line, index) => index >= from && line.text.includes('-->'))
  return end < 0 ? from : end + 1
}

function blockOf(lines: readonly Line[], fence: Fence): MarkdownBlock {
  let partial = false
  const masked = lines.map((line) => {
    const text = withoutQuotes(line.text, fence)
    if (elision.test(text)) {
      partial = true
      return text.includes('#') ? text : text.replace(/[^\s]/g, ' ')
    }
    return text.replace(inner, (dots, at: number) => {
      partial = true
      const before = text.slice(0, at).trimEnd()
      return (/(^|[{};])$/.test(before) ? ' ' : HOLE).repeat(dots.length)
    })
  })
  return { start: lines[0]!.start, text: masked.join(''), partial }
}

/** Between other words: where statements stand it stands for statements, among arguments for an argument. */
const inner = /(?<=^|[\s{};])(?:\.{3,}|…)(?=[\s;}]|$)/g

/** Alone on its line; as a comment it needs no masking. */
const elision = /^\s*(?:#+\s*)?(?:\.{3,}|…)\s*$/
