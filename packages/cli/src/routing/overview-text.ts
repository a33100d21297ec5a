import { placeOf, plain, written } from '@nginx-lint/analysis'
import type { Colors } from '../reporters/colors.ts'
import { answerText, type LevelOverview, type LocationOverview, type ServerOverview } from './overview.ts'

/** Servers with their locations, group by group in the order in which nginx looks. */
export function overviewText(servers: readonly ServerOverview[], colors: Colors): string {
  return servers.map((server) => serverText(server, colors)).join('\n')
}

interface Row {
  readonly text: string
  readonly answer: string
  readonly place: string
}

function serverText({ statement, names, sockets, first, level }: ServerOverview, colors: Colors): string {
  const title = plain(['server', ...names].join(' '))
  const addresses = sockets.map(({ address, isDefault }) => `${address}${isDefault ? ' (default)' : ''}`)
  const groups: readonly (readonly [string, readonly Row[]])[] = [
    ['before any location', first.map((each) => ({ text: plain(written(each)), answer: '', place: at(each) }))],
    ['first, exact ones: the search ends there', rows(level.exact)],
    ['then prefixes: the longest is remembered, and "^~" ends the search', rows(level.prefixes)],
    ['then regular expressions: the first that matches', rows(level.regexes)],
    ['by name only', rows(level.named)],
  ]
  const shown = groups.filter(([, list]) => list.length > 0)
  const all = shown.flatMap(([, list]) => list)
  const [text, answer] = [width(all.map((row) => row.text)), width(all.map((row) => row.answer))]
  const lines = shown.flatMap(([name, list]) => [
    `  ${colors.dim(name)}`,
    ...list.map((row) =>
      `    ${row.text.padEnd(text)}  ${row.answer.padEnd(answer)}  ${colors.dim(row.place)}`.trimEnd(),
    ),
  ])
  const head = `${colors.bold(title)}  ${plain(addresses.join(', '))}  ${colors.dim(at(statement))}`
  return `${[head, ...(lines.length > 0 ? lines : [colors.dim('  no location: its own settings count')])].join('\n')}\n`
}

/** Those inside a location stand behind it, in their own order. */
function rows(locations: readonly LocationOverview[], indent = ''): readonly Row[] {
  return locations.flatMap((location) => {
    const { exact, prefixes, regexes }: LevelOverview = location.level
    const row = {
      text: indent + plain(written(location.statement)),
      answer: plain(answerText(location)),
      place: at(location.statement),
    }
    return [row, ...rows([...exact, ...prefixes, ...regexes], `${indent}  `)]
  })
}

function at(statement: ServerOverview['statement']): string {
  const { path, line } = placeOf(statement)
  return `${plain(path)}:${line}`
}

/** What is very long does not push all others aside. */
const width = (texts: readonly string[]): number => Math.min(60, Math.max(0, ...texts.map((text) => text.length)))
