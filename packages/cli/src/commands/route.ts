import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { leavesOf, type Route, whatText, whereText } from '@nginx-lint/analysis'
import type { Arguments } from '../arguments.ts'
import { type Colors, colorsFor } from '../reporters/colors.ts'
import { counted } from '../reporters/report.ts'
import { readConfiguration } from '../routing/configuration.ts'
import { isMet } from '../routing/expectation.ts'
import { table } from '../routing/table.ts'
import { routesJson } from '../routing/trace-json.ts'
import { traceText } from '../routing/trace-text.ts'
import { readList, type Wanted, wantedUrl } from '../routing/url-list.ts'
import { type Terminal, UsageError } from '../terminal.ts'

/** Follows URLs through a configuration. Returns the exit status: 1 when one goes where it is not to. */
export async function route(args: Arguments, terminal: Terminal): Promise<number> {
  const { urls, file } = operandsOf(args, terminal.cwd)
  const list = args.expect ?? args.urls
  if (file === '-' && list === '-') throw new UsageError('standard input can be read once only, but "-" is given twice')
  const wanted = [
    ...urls.map((url) => wantedUrl(url, args)),
    ...(list === undefined ? [] : await readList(list, args, terminal, args.expect !== undefined)),
  ]
  const { router } = await readConfiguration(args, file, terminal)
  const routes = wanted.map((each) => [each, router.route(each.request)] as const)
  const colors = colorsFor(terminal.stdout, terminal, args.color)
  const print = (text: string): void => void terminal.stdout.write(text)
  if (args.json) print(routesJson(routes))
  else if (args.expect !== undefined) printDifferences(routes, args.expect, colors, print)
  else if (routes.length === 1) print(traceText(routes[0]![0].title, routes[0]![1], colors))
  else print(table(routes, colors))
  return routes.some(differs) ? 1 : 0
}

const differs = ([{ expected }, found]: readonly [Wanted, Route]): boolean =>
  expected !== undefined && !isMet(expected, found)

/** URLs first, and then perhaps the configuration: the last operand, when it is a file, or could be nothing else. */
function operandsOf({ operands, urls, expect }: Arguments, cwd: string): { urls: readonly string[]; file?: string } {
  if (urls !== undefined || expect !== undefined) {
    const [file, ...more] = operands
    if (more.length > 0)
      throw new UsageError(`"${more[0]}" is one too many: the list has the URLs, and the file is one`)
    return file === undefined ? { urls: [] } : { urls: [], file }
  }
  const last = operands.at(-1)
  if (last === undefined)
    throw new UsageError('a URL is missing, such as http://example.com/path; or a list, by --urls')
  if (operands.length === 1) {
    if (isFile(last, cwd) && !last.startsWith('/'))
      throw new UsageError(`"${last}" is a file: the URL comes first, such as nginx-lint route /path ${last}`)
    return { urls: operands }
  }
  return isFile(last, cwd) ? { urls: operands.slice(0, -1), file: last } : { urls: operands }
}

function isFile(operand: string, cwd: string): boolean {
  if (operand === '-') return true
  if (operand.includes('://')) return false
  const stat = statSync(resolve(cwd, operand), { throwIfNoEntry: false })
  return stat ? stat.isFile() : /^[^/]+\.conf$|^\.{1,2}\//.test(operand)
}

function printDifferences(
  routes: readonly (readonly [Wanted, Route])[],
  path: string,
  colors: Colors,
  print: (text: string) => void,
): void {
  const wrong = routes.filter(differs)
  for (const [{ title, line, expected }, found] of wrong) {
    const goes = [...new Set(leavesOf(found).map((leaf) => `${whereText(leaf)}: ${whatText(leaf.outcome)}`))]
    const place = colors.bold(`${path}:${line}`)
    print(`${place}  ${colors.bold(colors.red('differs'))}  ${title} is to go to ${expected!.text}, and goes to\n`)
    print(`${goes.map((each) => `    ${each}\n`).join('')}\n${traceText(title, found, colors)}\n`)
  }
  const summary =
    wrong.length === 0
      ? `${counted(routes.length, 'URL')} as expected`
      : `${wrong.length} of ${counted(routes.length, 'URL')} not as expected`
  print(`${summary}\n`)
}
