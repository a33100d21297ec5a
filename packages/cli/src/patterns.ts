/** Does a path segment hold `*`, `?` or `[`, so that glob(3) has something to do? */
export const isPattern = (segment: string): boolean => /[*?[]/.test(segment)

/** One segment of a glob(3) pattern without flags: hidden files match a leading dot only. */
export function segmentPattern(segment: string): RegExp {
  return regex(`^${/^[*?[]/.test(segment) ? '(?!\\.)' : ''}${source(segment)}$`)
}

/**
 * The `ignore` list of the configuration file, for paths relative to it, much as in .gitignore: a pattern without a
 * slash matches at any depth, one that matches a folder speaks of all that is in it, `**` stands for any folders.
 */
export function ignorePattern(pattern: string): RegExp {
  const path = pattern.replace(/^\.?\//, '').replace(/(?:\/(?:\*\*)?)+$/, '')
  const anchored = pattern.startsWith('/') || pattern.startsWith('./') || pattern.replace(/\/$/, '').includes('/')
  const parts = path.split('/').map((segment) => (segment === '**' ? '**' : source(segment)))
  let whole = anchored ? '^' : '^(?:.*/)?'
  for (const [i, part] of parts.entries()) {
    if (part === '**') whole += '(?:.*/)?'
    else whole += part + (i < parts.length - 1 ? '/' : '')
  }
  return regex(`${whole}(?:/.*)?$`)
}

/** A range that runs backwards, `[z-a]`, matches nothing. */
function regex(text: string): RegExp {
  try {
    return new RegExp(text, 's')
  } catch {
    return /(?!)/
  }
}

/** `*`, `?`, `[a-z]`, `[!a]` and `\*` as a regular expression's source. */
function source(segment: string): string {
  return segment.replace(/\\(.)|\[([!^]?)(\]?[^\]]*)\]|[^\\[]|[\\[]/gsu, (part, escaped, negation, members) => {
    if (escaped !== undefined) return literal(escaped)
    if (members !== undefined) return `[${negation ? '^/' : ''}${members.replace(/[\\\]^[]/g, '\\$&')}]`
    if (part === '*') return '[^/]*'
    return part === '?' ? '[^/]' : literal(part)
  })
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
