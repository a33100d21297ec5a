import type { Diagnostic, Severity } from '@nginx-lint/lint'
import type { CheckedFile, Findings } from '../findings.ts'

/** What reporters are given. */
export interface Report extends Findings {
  /** The release that was meant, as the user wrote it. */
  readonly release: string
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
