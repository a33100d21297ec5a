import type { Rule } from '@nginx-lint/lint'

/** Are these nginx's words one of those that a rule quotes? Names, numbers and values may be others. */
export function saysOneOf({ nginxSays = [] }: Rule, said: string): boolean {
  return nginxSays.some((pattern) => patternOf(pattern).test(withoutPlaces(said)))
}

function patternOf(pattern: string): RegExp {
  const words = withoutPlaces(pattern.replace(/^\[\w+\] /, ''))
  const source = words
    .split(/("[^"]*"|\d+(?:\.\d+)*|…|\.\.\.)/)
    .map((part, i) =>
      i % 2 === 0 ? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : part.startsWith('"') ? '".*?"' : '.*?',
    )
  return new RegExp(`^${source.join('')}`)
}

const withoutPlaces = (said: string): string => said.replace(/ in [^\s:"]+:\d+/g, '')
