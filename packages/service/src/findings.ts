import type { Project } from '@nginx-lint/analysis'
import { type Diagnostic as Finding, lint } from '@nginx-lint/lint'
import { projectsOf, type Workspace } from './workspace.ts'

type Severities = ReturnType<Workspace['severities']>

/** What was found in a project, and for whom. */
interface Known {
  workspace: Workspace
  readonly severities: ReadonlyMap<string, Severities>
  readonly found: ReadonlyMap<string, readonly Finding[]>
}

const known = new WeakMap<Project, Known>()

/** What there is to say of each file of a project, in the order of the text: the project is looked through once. */
export const findingsIn = (workspace: Workspace, project: Project): ReadonlyMap<string, readonly Finding[]> =>
  findingsAmong(workspace, project, [...project.files.keys()])

/** The same of some of its files. */
function findingsAmong(
  workspace: Workspace,
  project: Project,
  paths: readonly string[],
): ReadonlyMap<string, readonly Finding[]> {
  const before = known.get(project)
  const isThere = before !== undefined && paths.every((path) => before.found.has(path))
  if (isThere && before.workspace === workspace) return before.found
  const severities = new Map(paths.map((path) => [path, workspace.severities(path)]))
  if (isThere && [...severities].every(([path, wanted]) => isSame(wanted, before.severities.get(path)))) {
    before.workspace = workspace
    return before.found
  }
  const found = new Map<string, Finding[]>(paths.map((path) => [path, []]))
  const options = { severities: (path: string) => severities.get(path) ?? {}, only: new Set(paths) }
  for (const finding of lint(project, options)) found.get(finding.path)?.push(finding)
  known.set(project, { workspace, severities, found })
  return found
}

/** With a file that is looked at, the others that are looked at, too: so that the project is looked through once. */
function findingsFor(workspace: Workspace, project: Project, path: string): readonly Finding[] {
  const { shown } = workspace
  if (!shown?.has(path)) return findingsIn(workspace, project).get(path) ?? []
  const looked = [...shown].filter((other) => project.files.has(other))
  return findingsAmong(workspace, project, looked).get(path) ?? []
}

function isSame(a: Severities, b: Severities | undefined): boolean {
  if (a === b) return true
  const ids = Object.keys(a)
  return b !== undefined && ids.length === Object.keys(b).length && ids.every((id) => a[id] === b[id])
}

/** What there is to say of a file, each thing once: what one project finds is so. */
export function findingsOf(workspace: Workspace, path: string): readonly Finding[] {
  const projects = projectsOf(workspace, path)
  const [first = []] = projects.map((project) => findingsFor(workspace, project, path))
  if (projects.length < 2) return first
  const merged = new Map<string, { readonly finding: Finding; times: number }>()
  for (const project of projects)
    for (const finding of findingsFor(workspace, project, path)) {
      const key = `${finding.start}\n${finding.end}\n${finding.rule}\n${finding.message}`
      const same = merged.get(key)
      if (same) same.times++
      else merged.set(key, { finding, times: 1 })
    }
  // That there is nothing to hide is so only when no project finds anything.
  return [...merged.values()]
    .filter(({ finding, times }) => finding.rule !== 'unused-ignore' || times === projects.length)
    .map(({ finding }) => finding)
    .sort((a, b) => a.start - b.start || a.end - b.end)
}
