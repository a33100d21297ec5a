import { type Leaf, leavesOf, type Route, type Statement } from '@nginx-lint/analysis'
import { parse } from '@nginx-lint/syntax'

/** Where a URL is to go; several when it may depend. */
export interface Expectation {
  readonly text: string
  readonly alternatives: readonly Alternative[]
}

type Alternative = (leaf: Leaf) => boolean

/** Behind `->`. Gives what is wrong with it, in words for its author. */
export function readExpectation(text: string): Expectation | string {
  const alternatives = text.split(/\s+or\s+/).map(readAlternative)
  const wrong = alternatives.find((each) => typeof each === 'string')
  if (wrong !== undefined) return wrong as string
  return { text, alternatives: alternatives as Alternative[] }
}

/** Every way that the request may take ends where it is to. */
export const isMet = ({ alternatives }: Expectation, route: Route): boolean =>
  leavesOf(route).every((leaf) => alternatives.some((fits) => fits(leaf)))

function readAlternative(text: string): Alternative | string {
  const status = /^([1-5]\d\d)(?:\s+(?:to\s+)?(\S+))?$/.exec(text)
  if (status) return ({ outcome }) => outcome.kind !== 'undecided' && hasStatus(outcome, Number(status[1]), status[2])
  const file = /^file(?:\s+(.+))?$/.exec(text)
  if (file)
    return ({ outcome }) =>
      outcome.kind === 'served' && outcome.by === undefined && (file[1] === undefined || outcome.file === file[1])
  const words = wordsOf(text)
  const [name, ...args] = words ?? []
  if (name === undefined) return `"${text}" is neither a location, a server, a status, a file nor a directive`
  if (name === 'location')
    return ({ outcome, before }) =>
      [outcome.location, before].some((location) => location !== undefined && says(location, words!))
  if (name === 'server')
    return ({ outcome, server }) =>
      outcome.location === undefined && server !== undefined && (args.length === 0 || hasNames(server, args))
  if (args.length === 0 && !/^[a-z_]+$/.test(name))
    return `"${text}" is neither a location, a server, a status, a file nor a directive`
  return ({ outcome }) =>
    'by' in outcome &&
    outcome.by !== undefined &&
    (args.length === 0 ? outcome.by.name === name : says(outcome.by, words!))
}

function hasStatus(outcome: Exclude<Leaf['outcome'], { kind: 'undecided' }>, status: number, to: string | undefined) {
  if (outcome.status !== status) return false
  return to === undefined || (outcome.kind === 'redirect' && outcome.to === to)
}

/** As the configuration would have it: quotes and white space do not matter. */
function wordsOf(text: string): readonly string[] | undefined {
  const [item, ...more] = parse(`${text};`).file.items
  if (item?.kind !== 'directive' || more.length > 0) return undefined
  return [item.name.value, ...item.args.map(({ value }) => value)]
}

const says = ({ name, args }: Statement, words: readonly string[]): boolean =>
  [name, ...args].length === words.length && [name, ...args].every((word, at) => word === words[at])

function hasNames({ inner }: Statement, wanted: readonly string[]): boolean {
  const names = inner?.statements.filter(({ name }) => name === 'server_name').flatMap(({ args }) => args) ?? []
  return wanted.every((name) => names.includes(name))
}
