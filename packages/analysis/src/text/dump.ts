/** One file of a dump: its content is at `start` to `end`. */
export interface DumpedFile {
  readonly path: string
  readonly start: number
  readonly end: number
}

/**
 * The files in the output of `nginx -T`, the main one first; undefined when the text is none. What nginx writes to
 * stderr may stand in front.
 */
export function splitDump(text: string): readonly DumpedFile[] | undefined {
  const headings = [...text.matchAll(heading)]
  if (headings.length === 0 || !onlyMessages.test(text.slice(0, headings[0]!.index))) return undefined
  return headings.map((found, index) => {
    const start = found.index + found[0].length
    const next = headings[index + 1]?.index
    return { path: found[1]!, start, end: endOf(text, start, next) }
  })
}

/** nginx prints full names; "# configuration file for the shop:" is a comment like any other. */
const heading = /^# configuration file ((?:\.{0,2}[\\/]|[a-z]:[\\/]).*|[^\s\\/]+[\\/]\S*):(?:\r?\n|$)/gim

/** Or the command itself, copied from a terminal. Anything else, and the first file is not the main one. */
const onlyMessages = /^\ufeff?(?:(?:nginx: .*|\d{4}\/\d\d\/\d\d .*|.*\bnginx\b.* -\w*T\b.*|[ \t]*)(?:\r?\n|$))*$/

/** main() in src/core/nginx.c writes a line feed of its own after each file; who copies a dump may lose the last one. */
function endOf(text: string, start: number, next: number | undefined): number {
  const end = next ?? text.length
  const own = /(\r?\n)(\r?\n)$/.exec(text.slice(Math.max(start, end - 4), end))
  if (own) return end - own[2]!.length
  if (next === undefined) return end
  return end - (/\r?\n$/.exec(text.slice(Math.max(start, end - 2), end))?.[0].length ?? 0)
}
