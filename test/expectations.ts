/**
 * Diagnostics drawn in a configuration, in the notation of vscode-tmgrammar-test:
 *
 *     listen 80 sll;
 *     #         ^^^ error[invalid-argument]: message
 *
 * Carets mark columns of the nearest line above that is not itself such a comment; `# <---` marks as many
 * columns from the first one on as there are dashes, after the blanks before the `#`.
 */
const marker = /^([ \t]*)# *(\^+|<-+) +(?:error|warning|info|hint)\[.+$/

/** The configuration without what is drawn in it. */
export const stripped = (source: string): string =>
  source
    .split(/(?<=\n)/)
    .filter((row) => !marker.test(row.trimEnd()))
    .join('')

export interface Drawn {
  readonly start: number
  readonly end: number
  readonly severity: string
  readonly rule: string
  readonly message: string
}

/** The configuration with its diagnostics drawn in: the reverse of `stripped`, up to the markers' indentation. */
export function draw(code: string, diagnostics: readonly Drawn[]): string {
  let at = 0
  let out = ''
  for (const row of code.split(/(?<=\n)/)) {
    const here = diagnostics.filter(
      (d) =>
        (d.start >= at && d.start < at + row.length) || (d.start === code.length && at + row.length === code.length),
    )
    out += row + (row.endsWith('\n') || here.length === 0 ? '' : '\n')
    for (const d of here) out += mark(d, d.start - at, row.trimEnd().length)
    at += row.length
  }
  return out
}

function mark({ start, end, severity, rule, message }: Drawn, column: number, length: number): string {
  const width = Math.max(1, Math.min(end - start, length - column))
  return `${'~'.repeat(column)}${'^'.repeat(width)} ${severity}[${rule}]: ${message}\n`
}

/** The same notation for what a person drew: each marker line as `draw` writes it. */
export function normalised(source: string): string {
  return source
    .split(/(?<=\n)/)
    .map((row) => {
      const found = marker.exec(row.trimEnd())
      if (!found) return row
      const text = row.trimEnd()
      const [, indent = '', marks = ''] = found
      const column = marks[0] === '<' ? indent.length : text.indexOf(marks, indent.length + 1)
      const width = marks[0] === '<' ? marks.length - 1 : marks.length
      return `${'~'.repeat(column)}${'^'.repeat(width)} ${text.slice(text.indexOf(marks) + marks.length).trim()}\n`
    })
    .join('')
}
