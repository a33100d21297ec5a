import { type Project, type Scope, type SourceFile, scopesIn, statementsCalled } from '@nginx-lint/analysis'
import type { Span } from '@nginx-lint/syntax'
import { withoutEchoes } from './echoes.ts'
import type { Diagnostic, Fix, More, Report, Rule, Severity } from './rule.ts'
import { rules as allRules } from './rules/index.ts'
import { asking } from './silence.ts'
import { hiding, suppress, suppressionsIn } from './suppressions.ts'

/** By rule id: another severity than the rule's own, or `off`. */
export type Severities = Readonly<Record<string, Severity | 'off'>>

export interface LintOptions {
  readonly rules?: readonly Rule[]
  /** For all files, or those of a path. */
  readonly severities?: Severities | ((path: string) => Severities)
  /** Only what there is to say of these files is found. Absent: of all. */
  readonly only?: ReadonlySet<string>
}

/** The findings of a configuration, in the order of files and places. Each place says a thing once. */
export function lint(project: Project, { rules = allRules, severities = {}, only }: LintOptions = {}): Diagnostic[] {
  const found = new Map<string, Diagnostic>()
  const sources = [...project.files.values()].filter(({ path }) => !only || only.has(path))
  const wanted = new Map(
    sources.map(({ path }) => [path, typeof severities === 'function' ? severities(path) : severities]),
  )
  const isOn = (rule: Rule, path: string): boolean => wanted.has(path) && wanted.get(path)?.[rule.id] !== 'off'
  const active = rules.filter((rule) => [...wanted.keys()].some((path) => isOn(rule, path)))

  const add = (rule: Rule, file: SourceFile, at: Span, message: string, more: More = {}): void => {
    if (!isOn(rule, file.path)) return
    const diagnostic = finding(rule, wanted.get(file.path)?.[rule.id], file, at, message, more)
    const key = `${diagnostic.path}\n${diagnostic.start}\n${diagnostic.end}\n${rule.id}\n${message}`
    if (!found.has(key)) found.set(key, diagnostic)
  }

  const ask = asking(project)
  for (const rule of active)
    for (const check of [rule.checkProject ?? []].flat())
      ask(check, (file, at, message, more) => add(rule, file, at, message, more))
  checkAll(project, active, new Set(sources), add)
  checkNamed(project, active, new Set(sources), add)

  const { left, hidden } = suppress([...found.values()], project.files)
  found.clear()
  const judged = sources.flatMap(suppressionsIn).map((suppression) => ({
    ...suppression,
    hidden: hidden.get(suppression) ?? new Set<string>(),
    isOn: (id: string) => active.some((rule) => rule.id === id && isOn(rule, suppression.file.path)),
  }))
  for (const rule of active)
    rule.checkSuppressions?.(judged, project, (file, at, message, more) => add(rule, file, at, message, more))
  // A comment that hides all that is found does not hide that it hides nothing.
  const late = [...found.values()].filter((d) => hiding(d, project.files, true).length === 0)

  const order = new Map([...project.files.keys()].map((path, i) => [path, i]))
  return [...withoutEchoes(project, [...left, ...late])].sort(
    (a, b) => order.get(a.path)! - order.get(b.path)! || a.start - b.start || a.end - b.end,
  )
}

type Add = (rule: Rule, file: SourceFile, at: Span, message: string, more?: More) => void

/** Statements are many, and nearly all of them are right: to ask a rule costs a call and nothing more. */
function checkAll(project: Project, rules: readonly Rule[], wanted: ReadonlySet<SourceFile>, add: Add): void {
  const { root } = project
  let file: SourceFile
  let isSilent = true
  const asking = rules.flatMap((rule) => {
    const check = rule.check?.['*']
    const report: Report = (at, message, more) => {
      isSilent = false
      add(rule, file, at, message, more)
    }
    return check ? [{ id: rule.id, check, report }] : []
  })
  const asked = asking.map(({ id }) => id).join(' ')
  for (const scope of [root, ...scopesIn(root)]) {
    if (silentBlocks.get(scope) === asked) continue
    isSilent = true
    for (const statement of scope.statements) {
      file = statement.file
      if (wanted.has(file)) for (const { check, report } of asking) check(statement, report, project)
      else isSilent = false
    }
    if (isSilent) silentBlocks.set(scope, asked)
  }
}

/** Blocks that live on, and the rules that had nothing to say of any statement in them. */
const silentBlocks = new WeakMap<Scope, string>()

/** Those that a rule is about. */
function checkNamed(project: Project, rules: readonly Rule[], wanted: ReadonlySet<SourceFile>, add: Add): void {
  for (const rule of rules)
    for (const [name, check] of Object.entries(rule.check ?? {}))
      for (const statement of name === '*' ? [] : statementsCalled(project.root, name)) {
        const { file } = statement
        if (wanted.has(file)) check(statement, (at, message, more) => add(rule, file, at, message, more), project)
      }
}

function finding(
  rule: Rule,
  wanted: Severity | 'off' | undefined,
  file: SourceFile,
  at: Span,
  message: string,
  more: More,
): Diagnostic {
  const shift = <S extends Span>(span: S, by: number): S => ({ ...span, start: span.start + by, end: span.end + by })
  const fix: Fix | undefined = more.fix && { ...more.fix, edits: more.fix.edits.map((e) => shift(e, file.offset)) }
  const severity = wanted && wanted !== 'off' ? wanted : (more.severity ?? rule.severity)
  return {
    path: file.path,
    start: at.start + file.offset,
    end: at.end + file.offset,
    rule: rule.id,
    severity,
    message,
    ...(fix && { fix }),
    ...(more.tags && { tags: more.tags }),
    ...(more.related && {
      related: more.related.map((r) => ({ ...shift(r.at, r.file.offset), path: r.file.path, message: r.message })),
    }),
  }
}
