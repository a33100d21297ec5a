import type { Edit } from '@nginx-lint/syntax'
import type { Fix } from './rule.ts'

/**
 * The findings whose safe fixes can be made at once, first come, first served: a fix that gets in the way of an earlier
 * one has to wait until that is made.
 */
export function fixableAtOnce<D extends { readonly fix?: Fix }>(
  findings: Iterable<D>,
): readonly (D & { readonly fix: Fix })[] {
  const chosen: (D & { readonly fix: Fix })[] = []
  const taken: Edit[] = []
  for (const finding of findings) {
    if (!isSafelyFixable(finding) || finding.fix.edits.some((edit) => isInTheWay(edit, taken))) continue
    chosen.push(finding)
    for (const edit of finding.fix.edits) taken.splice(firstBehind(edit, taken), 0, edit)
  }
  return chosen
}

const isSafelyFixable = <D extends { readonly fix?: Fix }>(finding: D): finding is D & { readonly fix: Fix } =>
  finding.fix !== undefined && !finding.fix.unsafe && finding.fix.edits.length > 0

/** `taken` is in order and does not overlap. */
function isInTheWay(edit: Edit, taken: readonly Edit[]): boolean {
  for (let i = firstBehind({ start: edit.end, end: Number.POSITIVE_INFINITY }, taken) - 1; i >= 0; i--) {
    if (taken[i]!.end < edit.start) return false
    if (collide(edit, taken[i]!)) return true
  }
  return false
}

/** Overlap, or both have something to say about what stands at one place. */
function collide(a: Edit, b: Edit): boolean {
  const inserts = a.start === a.end || b.start === b.end
  return inserts ? a.start <= b.end && b.start <= a.end : a.start < b.end && b.start < a.end
}

/** The index of the first that begins later, or there and ends later. */
function firstBehind({ start, end }: Pick<Edit, 'start' | 'end'>, taken: readonly Edit[]): number {
  let low = 0
  let high = taken.length
  while (low < high) {
    const middle = (low + high) >> 1
    const other = taken[middle]!
    if (other.start < start || (other.start === start && other.end <= end)) low = middle + 1
    else high = middle
  }
  return low
}
