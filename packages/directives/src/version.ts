import type { Limits } from './notation.ts'

/** An nginx release as the digits of `1.31.5`, comparable number by number. */
export type Version = readonly [number, number, number]

/** The newest release the tables know; what is checked when nobody asks for another. */
export const NEWEST = '1.31.5'
/** The oldest release whose history the tables keep to the letter. */
export const OLDEST = '1.14.0'

/** `1.18` is the last patch of that branch, as far as the tables go. Undefined when it is no version. */
export function parseVersion(text: string): Version | undefined {
  const found = /^(\d{1,4})\.(\d{1,4})(?:\.(\d{1,4}))?$/.exec(text)
  if (!found) return undefined
  return [Number(found[1]), Number(found[2]), found[3] === undefined ? 9999 : Number(found[3])]
}

/** Negative when `a` is older than `b`. */
export const compareVersions = (a: Version, b: Version): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]

/** Is the thing so limited to be had in this release and edition? */
export function within(
  limits: Limits,
  { target, plus }: { readonly target?: Version; readonly plus?: boolean },
): boolean {
  if (limits.plus && !plus) return false
  if (!target) return limits.until === undefined
  // NGINX Plus had many parameters releases before the open-source nginx got them.
  if (limits.since !== undefined && !plus && compareVersions(target, known(limits.since)) < 0) return false
  return limits.until === undefined || compareVersions(target, known(limits.until)) < 0
}

function known(text: string): Version {
  const version = parseVersion(text)
  if (!version) throw new Error(`bug: "${text}" in a table is no version`)
  return version
}
