import { resolve, sep } from 'node:path'
import { fixableAtOnce } from '@nginx-lint/lint'
import { applyEdits } from '@nginx-lint/syntax'
import type { NodeFiles } from '@nginx-lint/workspace'
import { encode } from '@nginx-lint/workspace'
import type { CheckedFile, Findings } from './findings.ts'

/** A file as fixes leave it. Not on disk yet. */
export interface Change {
  readonly path: string
  readonly real: string
  readonly before: string
  readonly after: string
  readonly fixes: number
}

/** A fix may make room for the next one; what does not settle down by then never will. */
const ROUNDS = 10

/**
 * Applies safe fixes in memory and checks again, until there are none left. `check` sees the new texts through `files`.
 */
export async function fixAll(
  check: () => Promise<Findings>,
  files: NodeFiles,
  mayChange: (file: CheckedFile) => boolean,
): Promise<{ readonly findings: Findings; readonly changes: readonly Change[] }> {
  const changes = new Map<string, Change>()
  let findings = await check()
  for (let round = 0; round < ROUNDS; round++) {
    let changed = false
    for (const file of findings.files) {
      const { path, real, text } = file
      const fixes = fixableAtOnce(file.diagnostics).map(({ fix }) => fix.edits)
      if (real === undefined || fixes.length === 0 || !mayChange(file)) continue
      const after = applyEdits(text, fixes.flat())
      if (after === text || !canHold(files, path, after)) continue
      files.replace(real, after)
      const known = changes.get(real)
      const before = known?.before ?? text
      changes.set(real, { path, real, before, after, fixes: (known?.fixes ?? 0) + fixes.length })
      changed = true
    }
    if (!changed) break
    findings = await check()
  }
  return { findings, changes: [...changes.values()].filter(({ before, after }) => before !== after) }
}

/** Is a fix for this file ours to make: below one of the folders, or one of the files? */
export function permission(cwd: string, folders: readonly string[], named: readonly string[], files: NodeFiles) {
  const roots = ['.', ...folders].map((folder) => withSlash(files.real(resolve(cwd, folder))))
  const own = new Set(named.map(files.real))
  return ({ real }: Pick<CheckedFile, 'real'>): boolean =>
    real !== undefined && (own.has(real) || roots.some((root) => real.startsWith(root)))
}

const withSlash = (folder: string): string => (folder.endsWith(sep) ? folder : folder + sep)

/** A file in an 8-bit encoding keeps it. */
function canHold(files: NodeFiles, path: string, text: string): boolean {
  const file = files.load(path)
  return !('failure' in file) && encode(text, file.encoding) !== undefined
}
