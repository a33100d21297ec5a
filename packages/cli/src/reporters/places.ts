import { isAbsolute, relative, resolve, sep } from 'node:path'
import type { CheckedFile } from '../findings.ts'
import { uniqueFingerprints } from '../fingerprint.ts'
import type { Surroundings } from './report.ts'

/** Says where GitHub's and GitLab's runners have put the checkout. */
const VARIABLES = ['GITHUB_WORKSPACE', 'CI_PROJECT_DIR']

/** The folder from which those who read a report count its paths: that of the checkout, or else the current one. */
export function rootOf({ cwd, env }: Surroundings): string {
  const known = VARIABLES.map((name) => env[name] || undefined).find((folder) => folder && isBelow(folder, cwd))
  return known === undefined ? cwd : resolve(known)
}

/** A path from that folder, or an absolute one when it is not below. */
export function fromRoot(path: string, surroundings: Surroundings): string {
  const root = rootOf(surroundings)
  const absolute = resolve(surroundings.cwd, path)
  return slashed(isBelow(root, absolute) ? relative(root, absolute) : absolute)
}

/** The same wherever the checkout is, and from whichever folder of it the command is run. */
export function fingerprintsFromRoot({ path, text, diagnostics }: CheckedFile, surroundings: Surroundings) {
  const shown = fromRoot(path, surroundings)
  return uniqueFingerprints(
    diagnostics.map((diagnostic) => ({ ...diagnostic, path: shown })),
    text,
  )
}

function isBelow(folder: string, path: string): boolean {
  const inside = relative(folder, path)
  return inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside)
}

const slashed = (path: string): string => path.split(sep).join('/')
