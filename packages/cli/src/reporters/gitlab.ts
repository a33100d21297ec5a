import type { Severity } from '@nginx-lint/lint'
import { fingerprintsFromRoot, fromRoot } from './places.ts'
import { type Report, type Surroundings, withUnread } from './report.ts'

/** The output of `--format gitlab`: a Code Quality report. No two entries have the same fingerprint. */
export function gitlab(report: Report, surroundings: Surroundings): string {
  const entries = withUnread(report).flatMap((file) => {
    const fingerprints = fingerprintsFromRoot(file, surroundings)
    const path = fromRoot(file.path, surroundings)
    return file.diagnostics.map(({ start, end, rule, severity, message }, i) => ({
      description: message,
      check_name: rule,
      fingerprint: fingerprints[i],
      severity: severities[severity],
      location: { path, lines: { begin: lineAt(start), end: lineAt(end) } },
    }))

    function lineAt(offset: number): number {
      return report.lines(file.path)?.position(offset).line ?? 1
    }
  })
  return `${JSON.stringify(entries)}\n`
}

/** There is "blocker", too: an error keeps nginx from starting, which is bad enough to be critical. */
const severities: Readonly<Record<Severity, string>> = {
  error: 'critical',
  warning: 'major',
  info: 'minor',
  hint: 'info',
}
