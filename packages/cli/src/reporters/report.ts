import type { Diagnostic, Severity } from '@nginx-lint/lint'
import type { Position } from '@nginx-lint/syntax'
import { UNREADABLE } from '@nginx-lint/workspace'
import type { CheckedFile, Findings } from '../findings.ts'
import type { Terminal } from '../terminal.ts'

/** Where the command runs: in CI the environment says where the checkout is. */
export type Surroundings = Pick<Terminal, 'cwd' | 'env'>

/** Makes the text of a report for other programs. */
export type Reporter = (report: Report, surroundings: Surroundings) => string

/** What reporters are given. */
export interface Report extends Findings {
  /** The release that was meant, as the user wrote it. */
  readonly release: string
  /** How many findings are left out because a baseline knows them. */
  readonly known?: number
  /** Operands that could not be read: what is to be said of them was said on stderr. */
  readonly unread: readonly { readonly path: string; readonly message: string }[]
  /** Fixes were made already. */
  readonly fixing: boolean
}

export interface Summary {
  readonly errors: number
  readonly warnings: number
  readonly infos: number
  readonly hints: number
  readonly fixable: number
}

export function summarize(files: readonly CheckedFile[]): Summary {
  const all = files.flatMap((file) => file.diagnostics)
  const count = (severity: Severity) => all.filter((diagnostic) => diagnostic.severity === severity).length
  return {
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    hints: count('hint'),
    fixable: all.filter(isFixable).length,
  }
}

export const isFixable = ({ fix }: Diagnostic): boolean => fix !== undefined && !fix.unsafe

/** `1 error`, `2 errors`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** A finding by lines and columns, as formats without offsets have it. */
export interface Listed {
  readonly path: string
  readonly severity: Severity
  readonly rule: string
  readonly message: string
  readonly start: Position
  readonly end: Position
  /** Other places that explain it. */
  readonly related: readonly { readonly path: string; readonly message: string; readonly start: Position }[]
}

export interface ListedFile {
  readonly path: string
  readonly findings: readonly Listed[]
}

/** All files, those without a finding too. */
export function listed(report: Report): readonly ListedFile[] {
  const position = (path: string, offset: number): Position => report.lines(path)?.position(offset) ?? BEGINNING
  const listedOne = ({ path, severity, rule, message, start, end, related = [] }: Diagnostic): Listed => ({
    path,
    severity,
    rule,
    message,
    start: position(path, start),
    end: position(path, end),
    related: related.map((place) => ({ ...place, start: position(place.path, place.start) })),
  })
  return withUnread(report).map(({ path, diagnostics }) => ({ path, findings: diagnostics.map(listedOne) }))
}

const BEGINNING: Position = { line: 1, column: 1 }

/** The files, and at the end those that could not be read, each with an error about that. */
export function withUnread({ files, unread }: Report): readonly CheckedFile[] {
  const others = unread.map(({ path, message }): CheckedFile => {
    const diagnostic: Diagnostic = { path, start: 0, end: 0, rule: UNREADABLE, severity: 'error', message }
    return { path, text: '', diagnostics: [diagnostic] }
  })
  return [...files, ...others]
}
