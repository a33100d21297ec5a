import type { Project, SourceFile, Statement } from '@nginx-lint/analysis'
import type { Edit, Span } from '@nginx-lint/syntax'
import type { Reads } from './reads.ts'
import type { Suppression } from './suppressions.ts'

/** `error`: nginx of the target release refuses to load this, and nothing else is one. */
export type Severity = 'error' | 'warning' | 'info' | 'hint'

/** What is said of a file that cannot be read, by whoever reads files: no rule sees them. */
export const UNREADABLE = 'unreadable-file'

export interface Rule {
  /** The file's name. Names the mistake, so that "ignore <id>" reads well. */
  readonly id: string
  readonly group: 'correctness' | 'security' | 'performance' | 'deprecated' | 'style'
  readonly severity: Severity
  /** One sentence without a full stop: the row in the table of rules. */
  readonly summary: string
  /** Markdown: why it hurts, how to fix it, when to ignore it. */
  readonly docs: string
  /** What nginx itself says, for those who search for it. */
  readonly nginxSays?: readonly string[]
  readonly links?: readonly string[]
  /** Configurations with the expected diagnostics drawn under them. Documentation and tests at once. */
  readonly bad: readonly Example[]
  /** Near misses, which must stay silent. */
  readonly good: readonly (string | Example)[]
  /** By directive name; `*` for any: such a check goes by what a fact of the block may go by (`factOf`), and by nginx. */
  readonly check?: Readonly<Record<string, StatementCheck>>
  /** Once for the whole configuration. */
  readonly checkProject?: ProjectCheck | readonly ProjectCheck[]
  /** Once, when all others have spoken: what the comments that hide findings have hidden. */
  readonly checkSuppressions?: SuppressionCheck
}

export type StatementCheck = (statement: Statement, report: Report, project: Project) => void
export interface ProjectCheck {
  (project: Project, report: FileReport): void
  /** Absent: all may count. */
  readonly reads?: Reads
}
export type SuppressionCheck = (suppressions: readonly Judged[], project: Project, report: FileReport) => void

/** A comment that hides findings, with what it did. */
export interface Judged extends Suppression {
  /** The rules whose findings it has hidden. */
  readonly hidden: ReadonlySet<string>
  /** Was the rule asked about this file? */
  isOn(rule: string): boolean
}

export interface Example {
  readonly code: string
  /** What the safe fixes make of it: clean. */
  readonly fixed?: string
  /** The release it is meant for; absent: the newest. */
  readonly target?: string
  /** Other files, by path. The example itself is `nginx.conf`. */
  readonly files?: Readonly<Record<string, string>>
}

export type Report = (at: Span, message: string, more?: More) => void
export type FileReport = (file: SourceFile, at: Span, message: string, more?: More) => void

export interface More {
  readonly fix?: Fix
  /** Less than the rule's own severity, where nginx only warns or the text alone cannot decide. */
  readonly severity?: Severity
  readonly related?: readonly Related[]
  readonly tags?: readonly ('deprecated' | 'unnecessary')[]
}

export interface Fix {
  /** As a command, as menus have it: `Replace it by "location"`. */
  readonly title: string
  readonly edits: readonly Edit[]
  /** The meaning may change: `--fix` leaves it alone. */
  readonly unsafe?: true
}

/** Another place that explains a finding: `first defined here`. */
export interface Related {
  readonly file: SourceFile
  readonly at: Span
  readonly message: string
}

/** A finding. Offsets are UTF-16 units from 0, in the text of the file as it is on disk. */
export interface Diagnostic extends Span {
  readonly path: string
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly fix?: Fix
  readonly related?: readonly (Span & { readonly path: string; readonly message: string })[]
  readonly tags?: readonly ('deprecated' | 'unnecessary')[]
}

export const defineRule = (rule: Rule): Rule => rule

/** The text of an example; `dedented` takes the indentation of the code around it away, when somebody reads it. */
export const conf = (strings: TemplateStringsArray, ...values: readonly unknown[]): string =>
  String.raw({ raw: strings.raw }, ...values)

/** A configuration without the indentation of the code it stands in. */
export function dedented(code: string): string {
  const text = code.replace(/^\n/, '').replace(/\n *$/, '\n')
  const indent = Math.min(...[...text.matchAll(/^( *)\S/gm)].map((m) => m[1]!.length))
  return text.replace(new RegExp(`^ {${indent}}`, 'gm'), '')
}

/** A rule's examples as a person reads them. */
export const badExamples = (rule: Rule): readonly Example[] => rule.bad.map(readable)
export const goodExamples = (rule: Rule): readonly Example[] =>
  rule.good.map((good) => readable(typeof good === 'string' ? { code: good } : good))

function readable(example: Example): Example {
  const { code, fixed } = example
  return { ...example, code: dedented(code), ...(fixed !== undefined && { fixed: dedented(fixed) }) }
}
