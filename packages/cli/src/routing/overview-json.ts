import type { LevelOverview, LocationOverview, ServerOverview } from './overview.ts'
import { statementJson } from './trace-json.ts'

/** The output of `routes --json`: its shape is fixed, changes of it get another `version`. See docs/route.md. */
export function overviewJson(servers: readonly ServerOverview[]): string {
  const all = servers.map(({ statement, names, sockets, first, level }) => ({
    at: statementJson(statement),
    names,
    sockets: sockets.map(({ address, isDefault }) => ({ address, default: isDefault })),
    first: first.map(statementJson),
    ...levelJson(level),
  }))
  return `${JSON.stringify({ version: 1, servers: all })}\n`
}

const levelJson = ({ exact, prefixes, regexes, named }: LevelOverview): object => ({
  exact: exact.map(locationJson),
  prefixes: prefixes.map(locationJson),
  regexes: regexes.map(locationJson),
  named: named.map(locationJson),
})

const locationJson = ({ statement, kind, by, root, isInternal, level }: LocationOverview): object => ({
  kind,
  at: statementJson(statement),
  by: statementJson(by),
  root: statementJson(root),
  internal: isInternal,
  ...levelJson(level),
})
