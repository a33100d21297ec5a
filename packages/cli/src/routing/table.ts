import type { Route } from '@nginx-lint/analysis'
import { plain } from '../frame.ts'
import type { Colors } from '../reporters/colors.ts'
import { leavesOf, outcomeColor, whatText, whereText } from './outcome.ts'
import type { Wanted } from './url-list.ts'

/** A line for each URL, and one for each way that it may take when it depends. */
export function table(routes: readonly (readonly [Wanted, Route])[], colors: Colors): string {
  const rows = routes.flatMap(([{ title }, route]) => {
    const leaves = leavesOf(route)
    return leaves.map((leaf, index) => ({
      url: index === 0 ? plain(title) : '',
      where: whereText(leaf),
      what: outcomeColor(leaf.outcome, colors)(whatText(leaf.outcome)),
      when: leaves.length > 1 ? colors.dim(`  when ${plain(leaf.answers.at(-1)!)}`) : '',
    }))
  })
  const url = width(rows.map((row) => row.url))
  const where = width(rows.map((row) => row.where))
  return rows.map((row) => `${row.url.padEnd(url)}  ${row.where.padEnd(where)}  ${row.what}${row.when}\n`).join('')
}

/** One long URL does not push all others aside. */
const width = (texts: readonly string[]): number => Math.min(60, Math.max(...texts.map((text) => text.length)))
