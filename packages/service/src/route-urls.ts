import { contestOf, flat, outwards, type Router, routerOf, type ServerConf } from '@nginx-lint/analysis'
import type { Position } from 'vscode-languageserver-types'
import { cursorAt } from './cursor.ts'
import type { Workspace } from './workspace.ts'

/** So many servers are offered. */
const MOST = 20

/** URLs to be followed: one that comes to the location at the cursor, then a page of each server, its own first. */
export function routeUrls(workspace: Workspace, path: string, position: Position): readonly string[] {
  const cursor = cursorAt(workspace, path, position)
  if (!cursor) return []
  const router = routerOf(cursor.project)
  const { statement } = cursor
  const around = new Set(outwards(cursor.scope))
  const here = router.servers.find((server) => server.statement === statement || around.has(server.scope))
  const origin = here && originOf(here, router)
  const location = here && flat(here.level).findLast((one) => one.statement === statement || around.has(one.scope))
  const example = location && contestOf(router, location.statement)?.example
  const servers = here ? [here, ...router.servers.filter((server) => server !== here)] : router.servers
  const origins = servers.slice(0, MOST).flatMap((server) => originOf(server, router) ?? [])
  const urls = origins.map((each) => `${each}/`)
  return [...new Set(origin !== undefined && example !== undefined ? [`${origin}${example}`, ...urls] : urls)]
}

/** By which the server is reached; undefined: it has no name that could be said. */
function originOf(server: ServerConf, { sockets }: Router): string | undefined {
  const socket = sockets.find(({ servers, port }) => port > 0 && servers.includes(server))
  if (!socket) return undefined
  const host = hostOf(server) ?? (socket.byDefault === server ? 'localhost' : undefined)
  if (host === undefined) return undefined
  const usual = socket.isSsl ? 443 : 80
  return `http${socket.isSsl ? 's' : ''}://${host}${socket.port === usual ? '' : `:${socket.port}`}`
}

function hostOf({ names }: ServerConf): string | undefined {
  for (const { kind, statement, argument } of names) {
    const text = statement.args[argument]!
    if (kind === 'exact' && /^[\w-]+(?:\.[\w-]+)*$/.test(text) && text !== '_') return text
    if (kind === 'domain') return text.slice(1)
    if (kind === 'leading') return `www${text.slice(1)}`
  }
  return undefined
}
