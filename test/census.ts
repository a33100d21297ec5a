import { loadText, memoryFiles } from '@nginx-lint/analysis'
import { parseVersion } from '@nginx-lint/directives'
import { type Diagnostic, lint } from '@nginx-lint/lint'
import { isPointedAt, type Pointer } from './nginx/places.ts'

/** What has to be known to find a mistake: letters, a block, a value, what stands beside it, what stands elsewhere. */
export const CLASSES: readonly string[] = ['lexical', 'structural', 'value', 'duplicate', 'cross']

/** The releases that were asked. */
export const VERSIONS: readonly string[] = [
  ...['1.14.2', '1.16.1', '1.18.0', '1.20.2', '1.22.1', '1.24.0'],
  ...['1.26.3', '1.28.3', '1.30.4', '1.31.4', '1.31.5'],
]

/** One way in which nginx refuses or warns, with what it said of a bad and a near-miss good configuration. */
export interface Case {
  readonly id: string
  readonly level: string
  readonly class: string
  /** Does the text decide? */
  readonly static: 'yes' | 'partly'
  readonly message: string
  readonly bad: string
  readonly good: string
  readonly verdicts: readonly Verdict[]
}

export interface Verdict {
  readonly versions: readonly string[]
  readonly bad: 'rejected' | 'accepted'
  readonly good: 'rejected' | 'accepted'
  /** Of the bad one: its level in brackets, and its words. */
  readonly said?: string
  /** From 1; where nginx stopped: the line of the `;` or `{` that ends the statement, or of a closing brace. */
  readonly line?: number
}

export interface Result {
  readonly id: string
  /** `found`: an error in the statement nginx points at; `elsewhere`: an error, but not there. */
  readonly bad: 'found' | 'elsewhere' | 'missed' | 'warned'
  /** What we wrongly say of the good one: errors on what nginx takes. */
  readonly goodErrors: readonly string[]
  readonly said: readonly string[]
}

/** Files that some of the configurations include. */
export const FILES = {
  'fx/bom.conf': '\ufeffpid logs/x.pid;\n',
  'fx/nobom.conf': 'pid logs/x.pid;\n',
  'fx/empty.conf': '',
  'fx/cycle.conf': 'include fx/cycle.conf;\n',
}

export const verdictOf = (entry: Case, version: string): Verdict | undefined =>
  entry.verdicts.find((v) => v.versions.includes(version))

/** What we say of a case, for one release. */
export async function judge(entry: Case, version: string): Promise<Result> {
  const verdict = verdictOf(entry, version)!
  const bad = await findings(entry.bad, version)
  const good = verdict.good === 'accepted' && entry.good ? await findings(entry.good, version) : []
  const errors = bad.filter((d) => d.severity === 'error')
  const { said = '', line } = verdict
  const pointer: Pointer = { text: said.replace(/^\[\w+\] /, ''), ...(line !== undefined && { line }) }
  const isThere = (d: Diagnostic): boolean =>
    d.path !== 'nginx.conf' || isPointedAt(d, pointer, (path) => (path === 'nginx.conf' ? entry.bad : undefined))
  return {
    id: entry.id,
    bad: outcome(),
    goodErrors: good.filter((d) => d.severity === 'error').map(text),
    said: bad.map(text),
  }

  function outcome(): Result['bad'] {
    if (errors.some(isThere)) return 'found'
    if (errors.length > 0) return 'elsewhere'
    return bad.some((d) => d.severity === 'warning') ? 'warned' : 'missed'
  }
}

const text = (d: Diagnostic): string => `${d.severity}[${d.rule}] ${d.message}`

async function findings(code: string, version: string): Promise<Diagnostic[]> {
  return lint(await loadText('nginx.conf', code, memoryFiles(FILES), { target: parseVersion(version)! }))
}

/** What became of one case. */
export interface Judged {
  readonly entry: Case
  readonly verdict: Verdict
  readonly result: Result
}

export async function judgeAll(cases: readonly Case[], version: string): Promise<readonly Judged[]> {
  const ours = cases.filter((entry) => entry.bad && verdictOf(entry, version))
  return Promise.all(
    ours.map(async (entry) => ({ entry, verdict: verdictOf(entry, version)!, result: await judge(entry, version) })),
  )
}

/** Did nginx say something of the bad one and take it? */
export const isOnlyWarned = ({ verdict: { bad, said = '' } }: Judged): boolean =>
  bad === 'accepted' && said.startsWith('[warn]')

/** Did we miss what nginx says: an error where it refuses, a warning where it warns? */
export function isMissed(judged: Judged): boolean {
  if (judged.verdict.bad === 'rejected') return judged.result.bad !== 'found'
  return isOnlyWarned(judged) && judged.result.said.length === 0
}

/** Errors on what nginx takes. */
export function alarms({ entry, verdict, result }: Judged): readonly string[] {
  const isAlarm = verdict.bad === 'accepted' && (result.bad === 'found' || result.bad === 'elsewhere')
  const bad = isAlarm ? [`${entry.id}, bad: ${result.said.join('; ')}`] : []
  return result.goodErrors.length > 0 ? [...bad, `${entry.id}, good: ${result.goodErrors.join('; ')}`] : bad
}

export interface Tally {
  readonly name: string
  readonly refused: number
  readonly found: number
  readonly warned: number
  readonly warnedToo: number
  readonly goods: number
  readonly alarms: number
}

/** How much of what a release refuses is found, of how much of what it warns about we speak, how often we are wrong. */
export function tally(name: string, judged: readonly Judged[]): Tally {
  const refused = judged.filter(({ verdict }) => verdict.bad === 'rejected')
  const warned = judged.filter(isOnlyWarned)
  return {
    name,
    refused: refused.length,
    found: refused.filter(({ result }) => result.bad === 'found').length,
    warned: warned.length,
    warnedToo: warned.filter(({ result }) => result.said.length > 0).length,
    goods: judged.filter(({ verdict }) => verdict.good === 'accepted').length,
    alarms: judged.filter((one) => alarms(one).length > 0).length,
  }
}

/** What is known to be missing, by id, with the reason: lines `id: reason`. */
export function accepted(text: string): ReadonlyMap<string, string> {
  const lines = text.split('\n').filter((line) => line.trim() && !line.startsWith('#'))
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]))
}
