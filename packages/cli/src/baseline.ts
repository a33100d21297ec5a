import { relative, resolve, sep } from 'node:path'
import type { Settings } from '@nginx-lint/workspace'
import { CONFIG_NAME } from '@nginx-lint/workspace'
import { isThere, keyOf, type Recorded, readBaseline, writeBaseline } from './baseline-file.ts'
import type { CheckedFile, Findings } from './findings.ts'
import { fingerprint } from './fingerprint.ts'
import { counted } from './reporters/report.ts'
import { UsageError } from './terminal.ts'

/** The baselines of a run: one for each configuration file that names one, or the one of the command line. */
export interface Baselines {
  /** The findings that no baseline knows. */
  withoutKnown(found: Findings): Findings
  /** How many the last call has hidden. */
  readonly hidden: number
  /** What there is to say about the last call. */
  summary(): readonly string[]
  /** Records findings, instead of what was known of these files. Says what was done; throws when it was not. */
  write(found: Findings): readonly string[]
}

const DEFAULT_NAME = 'nginx-lint.baseline.json'

export function baselines(settings: Settings, cwd: string): Baselines {
  const read = new Map<string, Recorded>()
  let hidden = new Map<string, number>()
  let gone = new Map<string, number>()

  function recordedIn(path: string): Recorded {
    let files = read.get(path)
    if (!files) {
      files = readBaseline(path, shown(path))
      if (!files)
        throw new UsageError(`cannot read the baseline "${shown(path)}": no such file; --write-baseline makes it`)
      read.set(path, files)
    }
    return files
  }

  function withoutKnown(found: Findings): Findings {
    hidden = new Map()
    gone = new Map()
    const checked = new Set<string>()
    const files = found.files.map((file) => {
      const path = settings.baseline(file.path)
      if (path === undefined) return file
      const key = keyOf(file, path, cwd)
      checked.add(`${path}\n${key}`)
      const open = new Map(Object.entries(recordedIn(path)[key] ?? {}).map(([rule, all]) => [rule, [...all]]))
      const diagnostics = file.diagnostics.filter((diagnostic) => {
        const own = open.get(diagnostic.rule) ?? []
        const at = own.indexOf(fingerprint({ ...diagnostic, path: key }, file.text))
        if (at >= 0) own.splice(at, 1)
        return at < 0
      })
      count(hidden, path, file.diagnostics.length - diagnostics.length)
      if (isJudged(file))
        for (const [rule, left] of open)
          if (settings.severities(file.path)[rule] !== 'off') count(gone, path, left.length)
      return { ...file, diagnostics }
    })
    for (const [path, recorded] of read)
      for (const [key, rules] of Object.entries(recorded))
        if (!checked.has(`${path}\n${key}`) && !isThere(key, path))
          count(gone, path, Object.values(rules).flat().length)
    return { ...found, files }
  }

  /** Is all found that there is, so that what was not found is gone? Some needs the whole configuration. */
  function isJudged({ path, isInMain }: CheckedFile): boolean {
    return isInMain === true && settings.installation(path).isUsual
  }

  function summary(): readonly string[] {
    const lines = [...hidden].map(([path, n]) => `${counted(n, 'known problem')} hidden by ${shown(path)}`)
    const stale = [...gone].map(
      ([path, n]) =>
        `${counted(n, 'problem')} of ${shown(path)} ${n === 1 ? 'is' : 'are'} gone: --write-baseline updates it`,
    )
    return [...lines, ...stale]
  }

  function write(found: Findings): readonly string[] {
    const groups = new Map<string, CheckedFile[]>()
    for (const file of found.files) {
      const path = settings.baseline(file.path) ?? resolve(cwd, DEFAULT_NAME)
      groups.set(path, [...(groups.get(path) ?? []), file])
    }
    return [...groups].flatMap(([path, files]) => {
      const failure = writeBaseline(path, shown(path), files, cwd)
      if (failure) throw new UsageError(`cannot write the baseline "${shown(path)}": ${failure}`)
      const problems = files.flatMap((file) => file.diagnostics).length
      const isNamed = files.some((file) => settings.baseline(file.path) !== undefined)
      return [
        `wrote ${counted(problems, 'problem')} to ${shown(path)}`,
        ...(isNamed
          ? []
          : [`to use it: --baseline ${shown(path)}, or "baseline": "${DEFAULT_NAME}" in ${CONFIG_NAME}`]),
      ]
    })
  }

  function shown(path: string): string {
    return relative(cwd, path).split(sep).join('/')
  }

  return {
    withoutKnown,
    get hidden() {
      return [...hidden.values()].reduce((sum, n) => sum + n, 0)
    },
    summary,
    write,
  }
}

function count(counts: Map<string, number>, path: string, more: number): void {
  if (more > 0) counts.set(path, (counts.get(path) ?? 0) + more)
}
