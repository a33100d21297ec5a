import { safeRegex, segmentSource } from '@nginx-lint/analysis'

/**
 * A glob of the configuration file, for paths relative to it, much as in .gitignore: a pattern without a slash matches
 * at any depth, one that matches a folder speaks of all that is in it, `**` stands for any folders.
 */
export function filePattern(pattern: string): RegExp {
  const path = pattern.replace(/^\.?\//, '').replace(/(?:\/(?:\*\*)?)+$/, '')
  const anchored = pattern.startsWith('/') || pattern.startsWith('./') || pattern.replace(/\/$/, '').includes('/')
  const parts = path.split('/').map((segment) => (segment === '**' ? '**' : segmentSource(segment)))
  let whole = anchored ? '^' : '^(?:.*/)?'
  for (const [i, part] of parts.entries()) {
    if (part === '**') whole += '(?:.*/)?'
    else whole += part + (i < parts.length - 1 ? '/' : '')
  }
  return safeRegex(`${whole}(?:/.*)?$`)
}
