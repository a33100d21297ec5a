import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toBytes } from '@nginx-lint/regex'

/** A pattern with the subjects, binary strings, on which it is to be tried. */
export interface Trial {
  readonly pattern: string
  readonly caseless: boolean
  readonly subjects: readonly string[]
}

/** What PCRE2 says: of a pattern, `refused` or its answers, "m 0-3 -", "n" or "e -47", in the order of the subjects. */
export type Verdict = 'refused' | readonly string[]

export interface Oracle {
  readonly ask: (trials: readonly Trial[]) => Verdict[]
  readonly close: () => void
}

/** Compiles `pcre2.c` with the PCRE2 of this machine (Debian: libpcre2-dev). */
export function openOracle(): Oracle {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-lint-pcre2-'))
  const program = join(folder, 'pcre2')
  execFileSync('gcc', ['-O2', '-o', program, join(import.meta.dirname, '..', '..', 'test', 'pcre2.c'), '-lpcre2-8'])
  return { ask: (trials) => ask(program, trials), close: () => rmSync(folder, { recursive: true, force: true }) }
}

function ask(program: string, trials: readonly Trial[]): Verdict[] {
  const input = trials.flatMap(({ pattern, caseless, subjects }) => [
    `p${caseless ? 'i' : '-'}${hex(toBytes(pattern))}`,
    ...subjects.map((subject) => `s${hex(subject)}`),
  ])
  const { stdout, status } = spawnSync(program, {
    input: input.join('\n') + '\n',
    maxBuffer: 1 << 30,
    encoding: 'latin1',
  })
  if (status !== 0) throw new Error('the oracle failed')
  const lines = stdout.split('\n')
  let at = 0
  return trials.map(({ subjects }) => {
    if (lines[at++]!.startsWith('r')) return 'refused'
    at += subjects.length
    return lines.slice(at - subjects.length, at)
  })
}

function hex(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('hex')
}
