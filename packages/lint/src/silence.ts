import type { Project } from '@nginx-lint/analysis'
import { isClosed, isDoubtful } from './absence.ts'
import type { FileReport, ProjectCheck } from './rule.ts'

/**
 * Asks checks about a configuration, but not one that had nothing to say of an earlier reading, when nothing that it
 * reads is another.
 */
export function asking(project: Project): (check: ProjectCheck, report: FileReport) => void {
  const silent = new Set<ProjectCheck>()
  const now: Known = { silent, situation: situationOf(project), mistaken: mistakenIn(project) }
  known.set(project.moment, now)
  const isStillSilent = silentSince(project, now)
  return (check, report) => {
    let isSilent = true
    if (!isStillSilent(check))
      check(project, (...finding) => {
        isSilent = false
        report(...finding)
      })
    if (isSilent) silent.add(check)
  }
}

interface Known {
  readonly silent: ReadonlySet<ProjectCheck>
  readonly situation: string | undefined
  readonly mistaken: string
}

/** By the moment of a reading. */
const known = new WeakMap<object, Known>()

function silentSince(project: Project, { situation, mistaken }: Known): (check: ProjectCheck) => boolean {
  const news = project.news.find(({ since }) => known.has(since))
  const before = news && known.get(news.since)
  if (!before || situation === undefined || before.situation !== situation) return () => false
  const { changes } = news
  const isClosedAsBefore =
    before.mistaken === mistaken &&
    !changes.some(({ statement, left }) => left && isDoubtful(statement) && isClosed(left, project))
  return (check) => {
    const { reads } = check
    if (!reads || !before.silent.has(check) || (reads.asksIfClosed && !isClosedAsBefore)) return false
    return !changes.some(({ statement }) => reads.isRead(statement))
  }
}

/** What no statement says. Undefined: there is a template, of which each word may count. */
function situationOf({ files, root, complete, isMain, isExcerpt, base }: Project): string | undefined {
  for (const { template } of files.values()) if (template) return undefined
  return JSON.stringify([root.context, complete, isMain, isExcerpt, base])
}

/** What more a block may fail to say all for, beside its own statements. */
const mistakenIn = ({ files, includes }: Project): string =>
  JSON.stringify([
    [...files.values()].flatMap(({ path, errors }) => (errors.length > 0 ? [path] : [])),
    includes.flatMap(({ pattern, found }) => (found ? [] : [pattern])),
  ])
