import { loadText, memoryFiles } from '@nginx-lint/analysis'
import { parseVersion } from '@nginx-lint/directives'
import { type Diagnostic, lint } from '@nginx-lint/lint'
import { type Directive, type Item, lineIndex, parse } from '@nginx-lint/syntax'

/** The classes that need one statement or block only, and the names defined in the configuration. */
export const CLASSES: readonly string[] = ['lexical', 'structural', 'value', 'duplicate']

/** One way in which nginx refuses or warns, with what it said of a bad and a near-miss good configuration. */
export interface Case {
  readonly id: string
  readonly level: string
  readonly class: string
  readonly static: string
  readonly message: string
  readonly bad: string
  readonly good: string
  readonly verdicts: readonly Verdict[]
}

export interface Verdict {
  readonly versions: readonly string[]
  readonly bad: 'rejected' | 'accepted'
  readonly good: 'rejected' | 'accepted'
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
const files = memoryFiles({ 'fx/bom.conf': '\ufeffpid logs/x.pid;\n', 'fx/empty.conf': '' })

export const verdictOf = (entry: Case, version: string): Verdict | undefined =>
  entry.verdicts.find((v) => v.versions.includes(version))

/** What we say of a case, for one release. */
export async function judge(entry: Case, version: string): Promise<Result> {
  const verdict = verdictOf(entry, version)!
  const bad = await findings(entry.bad, version)
  const good = verdict.good === 'accepted' ? await findings(entry.good, version) : []
  const errors = bad.filter((d) => d.severity === 'error')
  return {
    id: entry.id,
    bad: outcome(),
    goodErrors: good.filter((d) => d.severity === 'error').map(text),
    said: bad.map(text),
  }

  function outcome(): Result['bad'] {
    if (errors.some((d) => isAt(entry.bad, d, verdict.line))) return 'found'
    if (errors.length > 0) return 'elsewhere'
    return bad.some((d) => d.severity === 'warning') ? 'warned' : 'missed'
  }
}

export interface Tally {
  readonly name: string
  readonly refused: number
  readonly found: number
  readonly goods: number
  readonly goodErrors: number
}

/** By class: how much of what a release refuses is found, and how many near misses get an error. */
export async function tally(cases: readonly Case[], version: string): Promise<Tally[]> {
  return Promise.all(
    CLASSES.map(async (name) => {
      const ours = cases.filter((c) => c.class === name && c.static === 'yes' && verdictOf(c, version))
      const results = await Promise.all(
        ours.map(async (c) => ({ verdict: verdictOf(c, version)!, result: await judge(c, version) })),
      )
      const refused = results.filter(({ verdict }) => verdict.bad === 'rejected')
      const goods = results.filter(({ verdict }) => verdict.good === 'accepted')
      return {
        name,
        refused: refused.length,
        found: refused.filter(({ result }) => result.bad === 'found').length,
        goods: goods.length,
        goodErrors: goods.filter(({ result }) => result.goodErrors.length > 0).length,
      }
    }),
  )
}

const text = (d: Diagnostic): string => `${d.severity}[${d.rule}] ${d.message}`

async function findings(code: string, version: string): Promise<Diagnostic[]> {
  return lint(await loadText('nginx.conf', code, files, { target: parseVersion(version)! }))
}

/** Is the finding in the statement that ends its head in that line, or in the block that ends there? */
function isAt(code: string, finding: Diagnostic, line: number | undefined): boolean {
  if (line === undefined || finding.path !== 'nginx.conf') return true
  const lines = lineIndex(code)
  const lineOf = (offset: number) => lines.position(offset).line
  const statement = innermost(parse(code).file.items, finding.start)
  if (!statement) return lineOf(finding.start) <= line && line <= lineOf(finding.end) + 1
  const head = statement.body?.start ?? statement.end
  if (lineOf(statement.start) <= line && line <= Math.max(lineOf(head), lineOf(finding.end))) return true
  const closing = code.split('\n')[line - 1]?.includes('}') || line >= code.trimEnd().split('\n').length
  return closing && lineOf(finding.start) <= line
}

function innermost(items: readonly Item[], offset: number): Directive | undefined {
  for (const item of items) {
    if (offset < item.start || offset >= item.end) continue
    const inner = item.kind === 'junk' ? item.items : item.body?.kind === 'block' ? item.body.items : []
    return innermost(inner, offset) ?? (item.kind === 'directive' ? item : undefined)
  }
  return undefined
}
