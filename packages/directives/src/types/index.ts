import type { Value } from '../notation.ts'
import { core } from './core.ts'
import { http } from './http.ts'
import { meanings } from './meaning.ts'
import { network } from './network.ts'
import { numbers } from './numbers.ts'
import { plus } from './plus.ts'
import { symbols } from './symbols.ts'
import { texts } from './text.ts'
import type { ValueType, ValueTypes } from './type.ts'
import { upstream } from './upstream.ts'

/** Every type the notation may name. */
export const types: ValueTypes = {
  ...numbers,
  ...texts,
  ...network,
  ...symbols,
  ...core,
  ...http,
  ...upstream,
  ...plus,
}

/** The type of a value in the notation. An unknown name is a bug in a module's file. */
export function typeOf(value: Value): ValueType {
  const type = types[value.type]
  if (!type) throw new Error(`bug: the notation names no type "${value.type}"`)
  return type
}

/** What the text of a value stands for, in words: of the size `10m`, 10,485,760 bytes. Undefined when there is no more to say. */
export const meaningOf = (value: Value, text: string): string | undefined => meanings[value.type]?.(text, value.detail)

export { wildcardError } from './http.ts'
export { hasLowBits, isCidr, isInet, isInet6, parseUrl, type Url } from './network.ts'
export { parseSize, parseTime } from './numbers.ts'
export { checkTemplate, type TemplateVariable, templateVariables } from './text.ts'
export {
  bounds,
  type PathFacts,
  type SymbolFacts,
  takesVariables,
  type ValueType,
  type ValueTypes,
  type VariablesFacts,
} from './type.ts'
export { requestHeaders, responseHeaders } from './words.ts'
