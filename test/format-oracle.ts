import { lexed, type Token, tokensOf } from './format-tokens.ts'

/*
 * Did a formatter change more than white space between tokens? Nothing here is the formatter's: not the scanner, not the
 * reading of templates, not that of documents.
 */

/** What of the first text is not in the second, or stands at another place; undefined when they say the same. */
export function difference(before: string, after: string, path = ''): string | undefined {
  if (before === after) return undefined
  if (before.startsWith('\ufeff') !== after.startsWith('\ufeff')) return 'a byte order mark came or went'
  if (/\.(?:md|markdown)$/i.test(path)) return ofDocuments(before, after)
  const plain = ofConfigurations(before, after, undefined)
  const isTemplate = templates.test(path)
  // A template need not be named like one, and a backslash takes a brace its meaning.
  if (!isTemplate && !(plain && hasTags.test(before))) return plain
  const why = ofConfigurations(masked(before, path), masked(after, path), tag)
  return isTemplate && before.includes('\\{') ? plain && why : why
}

const templates = /\.(?:j2|jinja2?|erb|epp|gotmpl|tmpl|tpl|template|mustache)\b/i
const hasTags = /[@}%]\}|\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|<%[\s\S]*?%>/

/** Words for which `alone` holds may stand for whole lines: then they keep them. */
function ofConfigurations(a: string, b: string, alone: RegExp | undefined): string | undefined {
  const [old, now] = [tokensOf(a), tokensOf(b)]
  for (let i = 0; i < Math.max(old.length, now.length); i++) {
    const why = ofTokens(old[i], now[i]) ?? (alone && ofLines(old, now, i, alone))
    if (why) return `token ${i}, at ${old[i]?.start ?? a.length}: ${why}`
  }
  return ofFrozen(frozen(a, old), frozen(b, now))
}

function ofTokens(a: Token | undefined, b: Token | undefined): string | undefined {
  if (!a || !b) return `${shown(a)} became ${shown(b)}`
  const isSame =
    a.kind === b.kind && (a.kind === 'lua' ? isSameLua(unmasked(a.text), unmasked(b.text)) : a.text === b.text)
  if (!isSame) return `${shown(a)} became ${shown(b)}`
  if (a.kind === 'comment' && a.leads !== b.leads)
    return `${shown(a)} moved ${a.leads ? 'to another' : 'from its'} line`
  return undefined
}

/** Between statements a tag that has a line to itself keeps it. Behind another one it may be an argument. */
function ofLines(old: readonly Token[], now: readonly Token[], i: number, alone: RegExp): string | undefined {
  const hasLine = (token: Token): boolean => alone.test(token.text) && token.leads && token.trails
  if (!hasLine(old[i]!) || hasLine(now[i]!)) return undefined
  let before = i - 1
  while (old[before]?.kind === 'comment') before--
  return old[before]?.kind === 'word' ? undefined : `${shown(old[i])} stood alone on its line`
}

const tag = /^[\ue100-\ue1ff]+$/
const tagOrDots = /^(?:[\ue100-\ue1ff]+|\.{3,}|…)$/

const shown = (token: Token | undefined): string =>
  token ? `${token.kind} ${JSON.stringify(token.text.slice(0, 80))}` : 'nothing'

/** What stands between `# nginx-lint-format off` and `on`. */
function frozen(text: string, tokens: readonly Token[]): readonly string[] {
  const regions: string[] = []
  let from: number | undefined
  for (const { kind, text: comment, start, end } of tokens) {
    const word =
      kind === 'comment' ? /^#[ \t]*nginx-lint-format[ \t]+(on|off)(?=[ \t\r:]|$)/.exec(comment)?.[1] : undefined
    if (word === 'off') from ??= end
    if (word !== 'on' || from === undefined) continue
    regions.push(text.slice(from, start))
    from = undefined
  }
  return from === undefined ? regions : [...regions, text.slice(from).trimEnd()]
}

function ofFrozen(a: readonly string[], b: readonly string[]): string | undefined {
  const at = a.findIndex((region, i) => region !== b[i])
  return at < 0 ? undefined : `a region that is not to be formatted changed: ${JSON.stringify(a[at]!.slice(0, 80))}`
}

/** The same lines, whose indentation is free but for lines that begin within a string. */
function isSameLua(before: string, after: string): boolean {
  // OpenResty takes a space for code, and complains of no code at all.
  if (before.trim() === '' && after.trim() === '') return (before === '') === (after === '')
  const [a, b] = [linesOfLua(before), linesOfLua(after)]
  return a.length === b.length && a.every((line, i) => line === b[i])
}

function linesOfLua(code: string): readonly string[] {
  const inString = new Set<number>()
  for (const { start, end, isString } of lexed(code, 0))
    for (let at = code.indexOf('\n', start); isString && at >= 0 && at < end; at = code.indexOf('\n', at + 1))
      inString.add(at + 1)
  let start = 0
  return code.split('\n').map((line, i) => {
    const at = start
    start += line.length + 1
    const rest = line.replace(/\r$/, '')
    return i === 0 || inString.has(at) ? line : rest.trim() === '' ? '' : rest.replace(/^[ \t]+/, '')
  })
}

/** Tags become characters that mean nothing to nginx, each its own, so that a change in one is seen. */
function masked(text: string, path = ''): string {
  const isErb = /\.(?:erb|epp)\b/.test(path) || !(templates.test(path) || /\{[{%]/.test(text))
  const tags = !isErb
    ? /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\{#[\s\S]*?#\}|\$\{[A-Z_]+\}|@[A-Z_]+@|%%[A-Z_]+%%/g
    : /<%[\s\S]*?%>|\$\{[A-Z_]+\}|@[A-Z_]+@|%%[A-Z_]+%%/g
  return text
    .replace(tags, (tag) =>
      tag.replaceAll('\r\n', '\n').replace(/[\0-\xff]/g, (ch) => String.fromCharCode(0xe100 + ch.charCodeAt(0))),
    )
    .replace(/(?<=[\ue100-\ue1ff])\}/g, ' }')
}

const unmasked = (text: string): string =>
  text.replace(/[\ue100-\ue1ff]/g, (ch) => String.fromCharCode(ch.charCodeAt(0) - 0xe100))

function ofDocuments(before: string, after: string): string | undefined {
  const [a, b] = [partsOf(before), partsOf(after)]
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [old, now] = [a[i], b[i]]
    if (!old || !now || old.isOurs !== now.isOurs) return 'a block of the document came or went'
    const why = old.isOurs
      ? ofConfigurations(old.text, now.text, tagOrDots) &&
        ofConfigurations(masked(old.text), masked(now.text), tagOrDots)
      : old.text === now.text
        ? undefined
        : 'other text changed'
    if (why) return `part ${i} of the document, ${JSON.stringify(old.text.slice(0, 60))}: ${why}`
  }
  return undefined
}

interface Part {
  readonly text: string
  readonly isOurs: boolean
}

/** Blocks of nginx and what is between them. */
function partsOf(document: string): readonly Part[] {
  const parts: Part[] = []
  let lines: string[] = []
  let fence: { readonly mark: string; readonly quotes: number; readonly isOurs: boolean } | undefined
  const end = (isOurs: boolean): void => {
    parts.push({ text: lines.join(''), isOurs })
    lines = []
  }
  for (const line of document.split(/(?<=\n)/)) {
    const inner = fence && withoutQuotes(line, fence.quotes)
    if (!fence) {
      lines.push(line)
      const found = /^(?:\s*(?:>|(?:[-*+]|\d+[.)])\s))*\s*(`{3,}(?!.*`)|~{3,})\s*(.*)/.exec(line)
      if (!found) continue
      const [head, mark = '', info = ''] = found
      const isOurs = /^\{?\s*\.?nginx/i.test(info)
      fence = { mark, quotes: head.slice(0, head.indexOf(mark)).split('>').length - 1, isOurs }
      if (isOurs) end(false)
    } else if (inner === undefined || (inner.trim().startsWith(fence.mark) && /^([`~])\1*$/.test(inner.trim()))) {
      if (fence.isOurs) end(true)
      lines.push(line)
      fence = undefined
    } else {
      lines.push(fence.isOurs ? inner : line)
    }
  }
  end(fence?.isOurs === true)
  return parts
}

function withoutQuotes(line: string, quotes: number): string | undefined {
  const prefix = new RegExp(`^(?:[ \\t]*>){${quotes}}`).exec(line)
  return prefix ? line.slice(prefix[0].length) : undefined
}
