import type { Value } from '../notation.ts'

/** What may stand where the notation says `<name detail>`. */
export interface ValueType {
  /** A sentence for hovers. */
  readonly doc: string
  /** As it reads after "expected ": `a size such as 16k or 1m`. */
  readonly label: (detail: string) => string
  /** As it reads inside a longer argument, between angle brackets; the type's name when absent. */
  readonly short?: string
  /** A regular expression's source: how the value is cut out of a longer argument. Absent: any text. */
  readonly pattern?: string
  /** Says in one sentence what nginx finds wrong with the text; undefined when nothing. */
  readonly check?: (text: string, detail: string) => string | undefined
  /** What people write instead of a text that fits, and which one they mean. */
  readonly mistaken?: ReadonlyMap<string, string>
  /** Words to complete. */
  readonly examples?: readonly string[]
  /** What is written before the first of them, and the words to complete behind it: the parenthesis of a condition. */
  readonly opening?: { readonly text: string; readonly examples: readonly string[] }
  /** The value is the path of something on the disk. */
  readonly path?: PathFacts
  readonly symbol?: SymbolFacts
  /** A regular expression whose groups nginx keeps, as `$1` and `$name`; `after-tilde`: when the value begins so. */
  readonly captures?: 'always' | 'after-tilde'
  /** Variables in the value which nginx looks up when it loads, whatever they hold then; absent: a `$` is a letter. */
  readonly variables?: VariablesFacts
  /** Code in which variables are written as Lua has them. */
  readonly lua?: true
}

export interface PathFacts {
  /** `configuration`: a file with directives, or several by a mask. */
  readonly to: 'configuration' | 'file' | 'folder' | 'any'
  /** Where a relative path starts: at the folder of the main configuration file, or at nginx's prefix. */
  readonly from: 'configuration' | 'prefix'
}

export interface VariablesFacts {
  /** Only where the notation says `<size $>`. */
  readonly marked?: true
  /** `$1` is no capture, but a variable of that name. */
  readonly noCaptures?: true
  /** The words of an `if` condition: a variable as it stands, or a test, and a value with variables. */
  readonly condition?: true
  /** How much of the text comes before the value. */
  readonly behind?: RegExp
}

/** A value that names something defined elsewhere in the configuration. */
export interface SymbolFacts {
  readonly kind: string
  /** How a person calls it: "log format". */
  readonly label: string
  /** Where one name means one thing: all of the configuration, or each of http, stream and mail. */
  readonly within: 'project' | 'family' | 'server'
  /** nginx compares the names without case; `references`: not when it looks for a second definition. */
  readonly caseless?: true | 'references'
  /** nginx refuses a second definition of the name. */
  readonly unique?: true
  /** nginx refuses to load when the name is not defined. */
  readonly required?: true
  /** nginx wants the definition before the uses. */
  readonly early?: true
  /** nginx finds out that the name is not defined when a request needs it. */
  readonly awaited?: true
  /** A use that needs no definition is one for the uses behind it: `http://a:80` for `a`. */
  readonly implied?: true
  /** What else the text may have been meant for, behind the message that nothing defines it. */
  readonly otherwise?: string
  /** What is written before the name and is no part of it: `@` of a named location. */
  readonly sigil?: string
  /** A zone of shared memory: nginx keeps one list of them, whatever they are for. */
  readonly inSharedMemory?: true
  /** Names nginx defines itself. */
  readonly builtin?: readonly string[]
}

export type ValueTypes = Readonly<Record<string, ValueType>>

/** A detail such as `1..9 $`: words separated by spaces. */
export const details = (detail: string): readonly string[] => (detail === '' ? [] : detail.split(' '))

/** `<size $>`: nginx reads the value as a template, so that one with variables is known at run time only. */
export const takesVariables = (detail: string): boolean => details(detail).includes('$')

/** The bounds in a detail, `1..9`, `1..` or `..9`; undefined when there are none. */
export function bounds(detail: string): { readonly min: bigint; readonly max: bigint | undefined } | undefined {
  const range = details(detail).find((word) => word.includes('..'))
  if (range === undefined) return undefined
  const [min = '', max = ''] = range.split('..')
  return { min: BigInt(min || '0'), max: max === '' ? undefined : BigInt(max) }
}

export type { Value }
