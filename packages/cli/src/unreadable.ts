import { readlinkSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import { isPattern, type Project } from '@nginx-lint/analysis'
import type { Diagnostic, Severity } from '@nginx-lint/lint'
import type { Span } from '@nginx-lint/syntax'
import type { Failure, NodeFiles, Settings } from '@nginx-lint/workspace'
import { type Severities, UNREADABLE } from '@nginx-lint/workspace'

/** Includes that lead to something that is there but cannot be read as a file. */
export async function unreadableIncludes(
  project: Project,
  files: NodeFiles,
  settings: Settings,
): Promise<Diagnostic[]> {
  const found: Diagnostic[] = []
  for (const { node, file, pattern } of project.includes) {
    const [word] = node.args
    if (!word) continue
    const place = { start: word.start + file.offset, end: word.end + file.offset }
    const byGlob = isPattern(word.value)
    for (const path of byGlob ? await files.glob(pattern) : [pattern]) {
      const loaded = files.load(path)
      // One that is plainly not there is for a rule to report; what glob(3) finds is there.
      if ('failure' in loaded && (byGlob || !loaded.missing))
        found.push(unreadable(path, loaded, file.path, place, settings))
    }
  }
  return found
}

/** The finding about `path`, at a place in `at`. */
export function unreadable(path: string, failure: Failure, at: string, place: Span, settings: Settings): Diagnostic {
  const severity = severityOf(failure, settings.absolute(path))
  const reason = failure.missing ? 'it is a symbolic link that leads nowhere' : failure.failure
  return { path: at, ...place, rule: UNREADABLE, severity, message: `cannot read "${path}": ${reason}` }
}

/** The findings with the severity that the user wants them to have. */
export function asWanted(
  found: readonly Diagnostic[],
  severities: (path: string) => Severities,
): readonly Diagnostic[] {
  return found.flatMap((diagnostic) => {
    const wanted = severities(diagnostic.path)[UNREADABLE] ?? diagnostic.severity
    return wanted === 'off' ? [] : [{ ...diagnostic, severity: wanted }]
  })
}

/** nginx refuses all of these, but where it runs it may read what we may not, and an absolute link may lead somewhere. */
function severityOf(failure: Failure, path: string): Severity {
  return failure.denied || (failure.missing && isAbsolute(linkOf(path))) ? 'warning' : 'error'
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}

/** That an include was not found is the same news, less exactly. */
export function withoutEcho(missed: readonly Diagnostic[]): (diagnostic: Diagnostic) => boolean {
  const places = new Set(missed.map(({ path, start, end }) => `${path}\n${start}\n${end}`))
  return ({ path, start, end, rule }) => rule !== 'include-not-found' || !places.has(`${path}\n${start}\n${end}`)
}
