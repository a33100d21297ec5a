import { NEWEST } from '@nginx-lint/directives'
import type { Snapshot } from './snapshot.ts'

/** For which nginx a file is checked, as people write it: `1.26.3`, or `1.26` for the last of them. */
export function releaseOf(workspace: Snapshot, path: string): string | undefined {
  const project = workspace.projects.find(({ files }) => files.has(path))
  if (!project) return undefined
  const { target, plus } = project.options
  const release = target?.filter((part) => part !== LAST).join('.') ?? NEWEST
  return plus ? `${release} (Plus)` : release
}

/** What stands for the last release of a branch. */
const LAST = 9999
