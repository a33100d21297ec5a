import { leavesOf, type Outcome, plain, type Route, toneOf, whatText, whereText } from '@nginx-lint/analysis'
import type { Colors } from '../reporters/colors.ts'
import { toneColor } from './colors.ts'
import type { Wanted } from './url-list.ts'

/** A line for each URL, and one for each different end when it depends. */
export function table(routes: readonly (readonly [Wanted, Route])[], colors: Colors): string {
  const rows = routes.flatMap(([{ title }, route]) => {
    const ends = endsOf(route)
    return ends.map(({ where, what, outcome, answers }, index) => ({
      url: index === 0 ? plain(title) : '',
      where,
      what: toneColor(toneOf(outcome), colors)(what),
      when: ends.length === 1 ? '' : colors.dim(`  ${whenText(answers)}`),
    }))
  })
  const url = width(rows.map((row) => row.url))
  const where = width(rows.map((row) => row.where))
  return rows.map((row) => `${row.url.padEnd(url)}  ${row.where.padEnd(where)}  ${row.what}${row.when}\n`).join('')
}

interface End {
  readonly where: string
  readonly what: string
  readonly outcome: Outcome
  /** For each way that leads here. */
  readonly answers: (readonly string[])[]
}

/** Ways that end alike are one. */
function endsOf(route: Route): readonly End[] {
  const ends = new Map<string, End>()
  for (const leaf of leavesOf(route)) {
    const { outcome, answers } = leaf
    const [where, what] = [whereText(leaf), whatText(outcome)]
    const known = ends.get(`${where}\n${what}`)
    if (known) known.answers.push(answers)
    else ends.set(`${where}\n${what}`, { where, what, outcome, answers: [answers] })
  }
  return [...ends.values()]
}

const whenText = ([first, ...more]: readonly (readonly string[])[]): string =>
  more.length > 0 ? `in ${more.length + 1} ways` : `when ${plain(first!.at(-1)!)}`

/** One long URL does not push all others aside. */
const width = (texts: readonly string[]): number => Math.min(60, Math.max(...texts.map((text) => text.length)))
