import { existsSync } from 'node:fs'
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import { byBytes, nodeFiles, readJson, type Shape } from '@nginx-lint/workspace'
import type { CheckedFile } from './findings.ts'
import { fingerprint } from './fingerprint.ts'
import { UsageError } from './terminal.ts'
import { writeWhole } from './write.ts'

/** Fingerprints of findings, one for each, by file and rule. Files are named from the folder of the baseline. */
export type Recorded = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

const VERSION = 1

const shape: Shape = {
  type: 'object',
  additionalProperties: false,
  required: ['version', 'files'],
  properties: {
    version: { type: 'integer' },
    files: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        additionalProperties: { type: 'array', items: { type: 'string' } },
      },
    },
  },
}

/** What a baseline file holds; undefined when there is none. A UsageError says why it cannot be read. */
export function readBaseline(path: string, shown: string): Recorded | undefined {
  const file = nodeFiles(dirname(path)).load(path, true)
  if ('failure' in file) {
    if (file.missing) return undefined
    throw new UsageError(`cannot read the baseline "${shown}": ${file.failure}`)
  }
  const { version, files } = readJson(file.text, shown, shape) as { version: number; files: Recorded }
  if (version === VERSION) return files
  throw new UsageError(
    `the baseline "${shown}" has version ${version}, and only ${VERSION} is known here: write it again`,
  )
}

/**
 * Writes what is found in the files, and keeps what is recorded of others that are still there. Returns why that was not
 * possible, as the end of "cannot write …: …".
 */
export function writeBaseline(path: string, shown: string, found: readonly CheckedFile[], cwd: string) {
  const before = readBaseline(path, shown) ?? {}
  const checked = new Map(found.map((file) => [keyOf(file, path, cwd), file]))
  const others = Object.entries(before).filter(([key]) => !checked.has(key) && isThere(key, path))
  const entries = [...others, ...[...checked].map(([key, file]) => [key, recorded(file, key)] as const)]
  const files = sorted(entries.filter(([, rules]) => Object.keys(rules).length > 0))
  return writeWhole(path, Buffer.from(`${JSON.stringify({ version: VERSION, files }, null, 2)}\n`))
}

/** A part of a dump keeps the name it has where nginx runs. */
export function keyOf({ path, real }: CheckedFile, baseline: string, cwd: string): string {
  if (real === undefined && isAbsolute(path)) return path
  return relative(dirname(baseline), resolve(cwd, path)).split(sep).join('/')
}

/** Is a file that a baseline names still there? Of one of another machine nobody knows. */
export const isThere = (key: string, baseline: string): boolean =>
  isAbsolute(key) || existsSync(resolve(dirname(baseline), key))

function recorded({ diagnostics, text }: CheckedFile, key: string): Record<string, readonly string[]> {
  const byRule = new Map<string, string[]>()
  for (const diagnostic of diagnostics) {
    const own = byRule.get(diagnostic.rule) ?? []
    byRule.set(diagnostic.rule, [...own, fingerprint({ ...diagnostic, path: key }, text)].sort())
  }
  return sorted([...byRule])
}

const sorted = <T>(entries: readonly (readonly [string, T])[]): Record<string, T> =>
  Object.fromEntries([...entries].sort(([a], [b]) => byBytes(a, b)))
