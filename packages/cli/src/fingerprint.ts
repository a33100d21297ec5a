import type { Diagnostic } from '@nginx-lint/lint'

/** What a fingerprint is made of. */
export type Finding = Pick<Diagnostic, 'path' | 'rule' | 'start' | 'end'>

/**
 * Knows a finding again after its lines have moved: made of its path, its rule and the text of its lines, white space
 * aside. Hexadecimal, the same on every machine. Findings of one rule in lines of the same text have the same one.
 */
export function fingerprint({ path, rule, start, end }: Finding, text: string): string {
  return hash([path, rule, linesOf(text, start, end)])
}

/**
 * The fingerprints of a file's findings, in their order and no two of them alike: the second finding of one rule in
 * lines of the same text gets another one than the first, and so on.
 */
export function uniqueFingerprints(diagnostics: readonly Finding[], text: string): readonly string[] {
  const seen = new Map<string, number>()
  return diagnostics.map((diagnostic) => {
    const own = fingerprint(diagnostic, text)
    const before = seen.get(own) ?? 0
    seen.set(own, before + 1)
    return before === 0 ? own : hash([own, String(before)])
  })
}

/** All of the lines that a finding touches, without white space. */
function linesOf(text: string, start: number, end: number): string {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const to = text.indexOf('\n', Math.max(start, end - 1))
  return text.slice(from, to < 0 ? text.length : to).replace(/\s+/g, '')
}

function hash(parts: readonly string[]): string {
  // Not imported: most runs need no fingerprint, and loading it takes longer than reading their file.
  const { createHash } = process.getBuiltinModule('node:crypto')
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32)
}
