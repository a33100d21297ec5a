import { locationOf } from '../locations.ts'
import type { Project } from '../project.ts'
import { outwards, type Scope, scopesIn } from '../scope.ts'
import { toBytes } from './bytes.ts'
import { type Level, type LocationConf, levelOf } from './configuration.ts'
import { findLocation } from './find-location.ts'

/** The locations directly in each server, and those of a file that is a part of one. */
export function* levelsIn(project: Project): Generator<Level> {
  for (const scope of serverScopesIn(project)) yield levelOf(scope)
}

/** The inside of each server, and of a file that is a part of one. */
export function* serverScopesIn({ root }: Project): Generator<Scope> {
  if (root.statements.some((statement) => locationOf(statement))) yield root
  for (const scope of scopesIn(root)) if (scope.context === 'http.server') yield scope
}

/** The locations directly in the server around a scope, or in the file when that is a part of one. */
export function levelAround(scope: Scope): Level {
  let server = scope
  for (const each of outwards(scope)) {
    server = each
    if (each.context === 'http.server') break
  }
  return levelOf(server)
}

/** All locations, each before those in it. */
export const flat = (level: Level): readonly LocationConf[] =>
  level.all.flatMap((location) => [location, ...flat(location.level)])

/** The location that a URI comes to. Undefined also when that cannot be decided. */
export function takerOf(level: Level, uri: string): LocationConf | undefined {
  const { as, location } = findLocation(level, toBytes(uri))
  return as === 'location' ? location : undefined
}
