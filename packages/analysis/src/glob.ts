/** glob(3) as nginx calls it for `include`: without flags, segment by segment. */

/** Does a path segment hold `*`, `?` or `[`, so that glob(3) has something to do? ngx_conf_include() asks the same. */
export const isPattern = (segment: string): boolean => /[*?[]/.test(segment)

/** One segment of a glob(3) pattern without flags: hidden files match a leading dot only. */
export function segmentPattern(segment: string): RegExp {
  return safeRegex(`^${/^[*?[]/.test(segment) ? '(?!\\.)' : ''}${segmentSource(segment)}$`)
}

/** Does a path match a pattern, each segment of it? */
export function globMatches(pattern: string, path: string): boolean {
  const segments = path.split('/')
  const wanted = pattern.split('/')
  return wanted.length === segments.length && wanted.every((segment, i) => segmentPattern(segment).test(segments[i]!))
}

/** A range that runs backwards, `[z-a]`, matches nothing. */
export function safeRegex(text: string): RegExp {
  try {
    return new RegExp(text, 's')
  } catch {
    return /(?!)/
  }
}

/** `*`, `?`, `[a-z]`, `[!a]` and `\*` as a regular expression's source. */
export function segmentSource(segment: string): string {
  return segment.replace(/\\(.)|\[([!^]?)(\]?[^\]]*)\]|[^\\[]|[\\[]/gsu, (part, escaped, negation, members) => {
    if (escaped !== undefined) return literal(escaped)
    if (members !== undefined) return `[${negation ? '^/' : ''}${members.replace(/[\\\]^[]/g, '\\$&')}]`
    if (part === '*') return '[^/]*'
    return part === '?' ? '[^/]' : literal(part)
  })
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
