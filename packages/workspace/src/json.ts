import { suggest } from '@nginx-lint/analysis'
import { lineIndex } from '@nginx-lint/syntax'
import { getNodePath, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser/lib/esm/main.js'
import { UsageError } from './usage-error.ts'

/** What a JSON value must be: as much of JSON Schema as is needed here, and a noun for messages. */
export interface Shape {
  /** What a name is called that is unknown here: `unknown rule "…"`. */
  readonly noun?: string
  readonly title?: string
  readonly description?: string
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'boolean'
  readonly enum?: readonly string[]
  readonly pattern?: string
  /** What a text is that does not fit: `"…" is no nginx release`. */
  readonly patternErrorMessage?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: Shape
  readonly properties?: Readonly<Record<string, Shape>>
  readonly propertyNames?: Shape
  readonly additionalProperties?: false | Shape
  readonly required?: readonly string[]
  readonly default?: unknown
  readonly examples?: readonly unknown[]
}

interface Mistake {
  readonly offset: number
  readonly message: string
  /** Of a mistake in the tree: the value it is in. */
  readonly node?: Node
}

/**
 * The value of a JSON text, in which comments and trailing commas are let pass. A UsageError says where it does not
 * have the shape, all places at once.
 */
export function readJson(text: string, path: string, shape: Shape): unknown {
  const found: Mistake[] = []
  const errors: ParseError[] = []
  // A byte order mark is no white space to JSON.
  const tree = parseTree(text.replace(/^\ufeff/, ' '), errors, { allowTrailingComma: true })
  const [broken] = errors
  const value = broken || !tree ? undefined : read(tree, shape, found)
  if (broken) found.push(syntaxMistake(broken, text))
  if (found.length === 0) return value
  const lines = lineIndex(text)
  const said = found.map(({ offset, message }) => {
    const { line, column } = lines.position(offset)
    return `${path}:${line}:${column}: ${message}`
  })
  throw new UsageError(said.join('\n'))
}

/** What is right in a value, and what is wrong, with the keys and numbers that lead there. */
export function fitting(value: unknown, shape: Shape): Fitting {
  const found: Mistake[] = []
  const right = read(parseTree(JSON.stringify(value))!, shape, found)
  const mistakes = found.map(({ node, message }) => ({ path: node ? getNodePath(node) : [], message }))
  return { right, mistakes }
}

export interface Fitting {
  /** Undefined: nothing of it. */
  readonly right: unknown
  readonly mistakes: readonly { readonly path: readonly (string | number)[]; readonly message: string }[]
}

/** Collects what is wrong with a value, and returns what is right. */
function read(node: Node, shape: Shape, found: Mistake[]): unknown {
  const problem = mistakeIn(node, shape)
  if (problem !== undefined) found.push({ offset: node.offset, message: problem, node })
  else if (shape.type === 'object') return readObject(node, shape, found)
  else if (shape.type === 'array')
    return (node.children ?? []).map((item) => read(item, shape.items!, found)).filter((item) => item !== undefined)
  else return node.value
  return undefined
}

function readObject(node: Node, shape: Shape, found: Mistake[]): object | undefined {
  const { properties = {}, propertyNames, additionalProperties, required = [], noun = 'key' } = shape
  const seen = new Map<string, unknown>()
  for (const { children } of node.children ?? []) {
    const [name, value] = children as [Node, Node]
    const key = name.value as string
    const known = Object.hasOwn(properties, key) ? properties[key] : additionalProperties || undefined
    const wrongName = propertyNames && mistakeIn(name, propertyNames)
    const wrong = (message: string): void => void found.push({ offset: name.offset, message, node })
    if (seen.has(key)) wrong(`"${key}" is given twice`)
    else if (!known) wrong(unknown(noun, key, Object.keys(properties)))
    else if (wrongName !== undefined) wrong(wrongName)
    else seen.set(key, read(value, known, found))
  }
  const missing = required.find((key) => !seen.has(key))
  if (missing !== undefined) found.push({ offset: node.offset, message: `"${missing}" is missing here`, node })
  if (required.some((key) => seen.get(key) === undefined)) return undefined
  return Object.fromEntries([...seen].filter(([, value]) => value !== undefined))
}

/** What is wrong with the value itself, rather than with something in it. */
function mistakeIn({ type, value }: Node, shape: Shape): string | undefined {
  if (shape.enum) return fromList(value, shape.enum, shape.noun ?? 'value')
  if (shape.type === 'integer') return fits(value, shape) ? undefined : `expected a whole number${range(shape)}`
  if (type !== shape.type) return `expected ${called[shape.type!]}${example(shape)}`
  if (shape.pattern !== undefined && !new RegExp(shape.pattern).test(value))
    return `"${value}" is ${shape.patternErrorMessage}`
  return undefined
}

function fromList(value: unknown, known: readonly string[], noun: string): string | undefined {
  if (known.some((name) => name === value)) return undefined
  const all = known.map((name) => `"${name}"`)
  const list = all.length > 10 ? '' : `expected ${all.slice(0, -1).join(', ')} or ${all.at(-1)}`
  if (typeof value !== 'string') return list || `expected the name of a ${noun} in double quotes`
  return meant(value, known) === undefined
    ? `unknown ${noun} "${value}"${list && `, ${list}`}`
    : unknown(noun, value, known)
}

function unknown(noun: string, name: string, known: readonly string[]): string {
  const better = meant(name, known)
  return `unknown ${noun} "${name}"${better === undefined ? '' : `, did you mean "${better}"?`}`
}

/** The nearest, or one of which it is a part: `warn` for `warning`. */
const meant = (name: string, known: readonly string[]): string | undefined =>
  suggest(name, known) ?? known.find((other) => name.length > 2 && (other.includes(name) || name.includes(other)))

const called = {
  object: 'an object',
  array: 'a list',
  string: 'a text in double quotes',
  integer: 'a whole number',
  boolean: 'true or false',
} as const

function example({ type, examples: [first] = [] }: Shape): string {
  if (first === undefined || type === 'string') return ''
  return ` such as ${JSON.stringify(first, null, 1)
    .replace(/\s+/g, ' ')
    .replace(/\[ | \]/g, (bracket) => bracket.trim())}`
}

const fits = (value: unknown, { minimum = -Infinity, maximum = Infinity }: Shape): boolean =>
  Number.isInteger(value) && (value as number) >= minimum && (value as number) <= maximum

const range = ({ minimum, maximum }: Shape): string =>
  minimum === undefined || maximum === undefined ? '' : ` from ${minimum} to ${maximum}`

/** What a person can do about it. Of those that the parser finds only the first is certain. */
function syntaxMistake({ error, offset, length }: ParseError, text: string): Mistake {
  const code = printParseErrorCode(error)
  const message = syntaxMessages[code as keyof typeof syntaxMessages] ?? 'this is no JSON'
  const ends = text.slice(offset).trim() === ''
  const word = text.slice(offset, offset + length)
  if (code === 'InvalidSymbol') return { offset, message: `${message}: ${word}` }
  return { offset, message: ends && message.startsWith('expected') ? `${message}, but the file ends` : message }
}

const syntaxMessages = {
  InvalidSymbol: 'names and texts stand in double quotes',
  InvalidNumberFormat: 'this is no number',
  PropertyNameExpected: 'expected a name in double quotes',
  ValueExpected: 'expected a value',
  ColonExpected: 'expected ":"',
  CommaExpected: 'expected ","',
  CloseBraceExpected: 'expected "}"',
  CloseBracketExpected: 'expected "]"',
  EndOfFileExpected: 'expected nothing more',
  UnexpectedEndOfComment: 'this comment has no end',
  UnexpectedEndOfString: 'expected a closing quote on this line',
  UnexpectedEndOfNumber: 'this is no number',
  InvalidUnicode: 'expected four hexadecimal digits behind \\u',
  InvalidEscapeCharacter: 'unknown escape: a backslash in a text is written \\\\',
  InvalidCharacter: 'a control character may not stand in a text',
} as const
