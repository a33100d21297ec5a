import { safeRegex, segmentSource } from '@nginx-lint/analysis'

/**
 * A glob of the configuration file, as a test of paths relative to it, much as in .gitignore: one without a slash
 * matches at any depth, one that matches a folder speaks of all that is in it, `**` stands for any folders, `{a,b}` for
 * one or the other.
 */
export function fileGlob(glob: string): (path: string) => boolean {
  const patterns = alternatives(glob).map(pattern)
  return (path) => patterns.some((each) => each.test(path))
}

function alternatives(glob: string): readonly string[] {
  const [, before, items, after] = /^(.*?)\{([^{}]*,[^{}]*)\}(.*)$/s.exec(glob) ?? []
  return items === undefined ? [glob] : items.split(',').flatMap((item) => alternatives(`${before}${item}${after}`))
}

function pattern(glob: string): RegExp {
  const path = glob.replace(/^\.?\//, '').replace(/(?:\/(?:\*\*)?)+$/, '')
  const anchored = glob.startsWith('/') || glob.startsWith('./') || glob.replace(/\/$/, '').includes('/')
  const parts = path.split('/')
  let whole = anchored ? '^' : '^(?:.*/)?'
  for (const [i, part] of parts.entries()) {
    const isLast = i === parts.length - 1
    if (part === '**') whole += isLast ? '.*' : '(?:.*/)?'
    else whole += segmentSource(part) + (isLast ? '' : '/')
  }
  return safeRegex(`${whole}(?:/.*)?$`)
}
