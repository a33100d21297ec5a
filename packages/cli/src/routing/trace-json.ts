import { linesOf, type Outcome, placeOf, type Route, type Statement, written } from '@nginx-lint/analysis'
import { isMet } from './expectation.ts'
import type { Wanted } from './url-list.ts'

/** The output of `route --json`: its shape is fixed, changes of it get another `version`. See docs/route.md. */
export function routesJson(routes: readonly (readonly [Wanted, Route])[]): string {
  const all = routes.map(([{ title, request, expected, line }, route]) => ({
    url: title,
    method: request.method,
    ...(expected && { line, expected: expected.text, met: isMet(expected, route) }),
    ...routeJson(route),
  }))
  return `${JSON.stringify({ version: 1, routes: all })}\n`
}

function routeJson({ steps, end }: Route): object {
  return {
    steps: steps.map(({ kind, message, at, considered, uri }) => ({
      kind,
      message,
      at: statementJson(at),
      considered: considered.map((each) => ({ at: statementJson(each.at), why: each.why })),
      ...(uri !== undefined && { uri }),
    })),
    end:
      end.kind === 'fork'
        ? {
            kind: 'fork',
            question: end.question,
            at: statementJson(end.at),
            ...(end.path !== undefined && { path: end.path }),
            ways: end.ways.map(({ answer, route }) => ({ answer, ...routeJson(route) })),
          }
        : outcomeJson(end),
  }
}

function outcomeJson(outcome: Outcome): object {
  const { location, ...rest } = outcome
  return { ...rest, location: statementJson(location), ...('by' in outcome && { by: statementJson(outcome.by) }) }
}

/** A statement: as it is written, and where. */
export function statementJson(statement: Statement | undefined): object | null {
  if (!statement) return null
  const { path, start, end } = placeOf(statement)
  const lines = linesOf(statement.file)
  return {
    text: written(statement),
    path,
    range: { start: { ...lines.position(start), offset: start }, end: { ...lines.position(end), offset: end } },
  }
}
