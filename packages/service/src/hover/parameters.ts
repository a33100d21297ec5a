/**
 * What the manual's text about a directive says of one of its parameters, by what it begins with: `backlog=`,
 * `default_server`. The manual lists some, and has a paragraph for others. Undefined when it has neither.
 */
export function parameterText(manual: string, parameter: string): string | undefined {
  const name = parameter.replace(/=$/, '')
  return name === '' ? undefined : (listed(manual, name) ?? paragraph(manual, name))
}

/** An item of a list, `- `name`=…`, with what is indented below it. */
function listed(manual: string, name: string): string | undefined {
  const lines = manual.split('\n')
  const at = lines.findIndex((line) => line.startsWith('- `') && headName(line) === name)
  if (at < 0) return undefined
  const body: string[] = []
  for (const line of lines.slice(at + 1)) {
    if (line !== '' && !line.startsWith('    ')) break
    body.push(line.slice(4))
  }
  return body.join('\n').trim() || undefined
}

const headName = (line: string): string => /^- `([^`=]+)/.exec(line)![1]!.replace(/;$/, '')

/** "The `name` parameter …", up to the next empty line. */
function paragraph(manual: string, name: string): string | undefined {
  const plain = (text: string): string => text.replace(/[“”*]/g, '').replace(/\s+/g, ' ')
  return manual
    .split(/\n\n+/)
    .find((text) => plain(text).startsWith(`The \`${name}\` parameter`) || plain(text).startsWith(`The \`${name}\`=`))
}
