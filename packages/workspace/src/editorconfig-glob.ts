import { safeRegex } from '@nginx-lint/analysis'

/**
 * The name of a section of an `.editorconfig`, as a test of paths relative to its folder: `*` stops at a `/`, `**` does
 * not, and a name without a `/` is meant for any folder below.
 */
export function editorGlob(name: string): (path: string) => boolean {
  const anchored = name.replace(/\[[^\]/]*\]/g, '').includes('/')
  const { source, ranges } = translate(anchored ? `/${name.replace(/^\//, '')}` : `/**/${name}`)
  const pattern = safeRegex(`^${source}$`)
  return (path) => {
    const found = pattern.exec(`/${path}`)
    return found?.slice(1).every((number, i) => number === undefined || inRange(Number(number), ranges[i]!)) ?? false
  }
}

/** Of `{1..3}`, in the order of the groups of the regular expression. */
type Range = readonly [number, number]

const inRange = (number: number, [a, b]: Range): boolean => number >= Math.min(a, b) && number <= Math.max(a, b)

function translate(glob: string): { readonly source: string; readonly ranges: readonly Range[] } {
  const ranges: Range[] = []
  const read = (text: string): string => {
    let source = ''
    for (let at = 0; at < text.length; ) {
      const { length, part } = next(text, at)
      source += part
      at += length
    }
    return source
  }

  function next(text: string, at: number): { readonly length: number; readonly part: string } {
    const rest = text.slice(at)
    const [stars] = /^\/\*{2,}\/|^\*+/.exec(rest) ?? []
    if (stars) return { length: stars.length, part: stars[0] === '/' ? '/(?:.*/)?' : stars === '*' ? '[^/]*' : '.*' }
    if (rest[0] === '?') return { length: 1, part: '[^/]' }
    if (rest[0] === '\\' && rest.length > 1) return { length: 2, part: literal(rest[1]!) }
    const [set, not, members] = /^\[(!?)((?:\\[^/]|[^\]\\/])+)\]/.exec(rest) ?? []
    if (set) return { length: set.length, part: `[${not ? '^/' : ''}${members!.replace(/\\?([\\\][^])/g, '\\$1')}]` }
    return braces(rest) ?? { length: 1, part: literal(rest[0]!) }
  }

  /** `{a,b}` and `{1..3}`; others stand for themselves. */
  function braces(rest: string) {
    const [range, from, to] = /^\{([+-]?\d+)\.\.([+-]?\d+)\}/.exec(rest) ?? []
    if (range) {
      ranges.push([Number(from), Number(to)])
      return { length: range.length, part: '([+-]?\\d+)' }
    }
    const items = alternatives(rest)
    if (!items || items.length < 2) return undefined
    const length = items.reduce((sum, item) => sum + item.length + 1, 1)
    return { length, part: `(?:${items.map(read).join('|')})` }
  }

  return { source: read(glob), ranges }
}

/** What stands between the commas of the braces that a text begins with; undefined without a closing one. */
function alternatives(text: string): readonly string[] | undefined {
  if (text[0] !== '{') return undefined
  const items: string[] = []
  let depth = 0
  let start = 1
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!
    if (character === '\\') at++
    if (character === '{') depth++
    if (character === '}') depth--
    if (depth === 0 || (depth === 1 && character === ',')) {
      items.push(text.slice(start, at))
      start = at + 1
    }
    if (depth === 0) return items
  }
  return undefined
}

const literal = (character: string): string => character.replace(/[.*+?^${}()|[\]\\/]/, '\\$&')
