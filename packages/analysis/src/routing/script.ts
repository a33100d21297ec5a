import type { Scope, Statement } from '../scope.ts'
import { type Condition, conditionOf } from './condition.ts'
import { type Pattern, patternFor } from './pattern.ts'

/** What the rewrite module does in a server or location, in the order of the text; an `if` block's is among it. */
export type Operation =
  | (Rewrite & { readonly op: 'rewrite' })
  | { readonly op: 'return'; readonly statement: Statement }
  | { readonly op: 'break'; readonly statement: Statement }
  | { readonly op: 'set'; readonly statement: Statement; readonly name: string; readonly value: string | undefined }
  | (If & { readonly op: 'if' })
  | { readonly op: 'refused'; readonly statement: Statement }

export interface Rewrite {
  readonly statement: Statement
  readonly pattern: Pattern
  /** The new URI; for a redirect with its arguments. */
  readonly uri: string
  /** Undefined: the replacement has no `?`. */
  readonly args: string | undefined
  /** The request's arguments are put behind. */
  readonly keepsArgs: boolean
  /** The status of a redirect to the client. */
  readonly redirect: 301 | 302 | undefined
  readonly flag: 'last' | 'break' | undefined
  /** The rest of the script is left out. */
  readonly ends: boolean
}

export interface If {
  readonly statement: Statement
  readonly condition: Condition
  /** The settings that are in force from then on. Undefined in a server: only its operations count there. */
  readonly scope: Scope | undefined
  /** Where it goes on when the condition is not true. */
  readonly otherwise: number
}

export function scriptOf(scope: Scope): readonly Operation[] {
  const script: Operation[] = []
  add(scope)
  return script

  function add({ statements }: Scope): void {
    for (const statement of statements) {
      const { spec, inner, name } = statement
      const compile = spec && Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined
      if (compile) script.push(compile(statement) ?? { op: 'refused', statement })
      else if (inner?.context?.endsWith('.if')) addIf(statement, inner)
    }
  }

  function addIf(statement: Statement, inner: Scope): void {
    const condition = conditionOf(statement)
    if (!condition) {
      script.push({ op: 'refused', statement })
      return
    }
    const at = script.length
    script.push({ op: 'refused', statement })
    add(inner)
    const own = inner.context === 'http.location.if' ? inner : undefined
    script[at] = { op: 'if', statement, condition, scope: own, otherwise: script.length }
  }
}

const OPERATIONS: Readonly<Record<string, (statement: Statement) => Operation | undefined>> = {
  rewrite: rewriteOf,
  return: (statement) => ({ op: 'return', statement }),
  break: (statement) => ({ op: 'break', statement }),
  set: (statement) => {
    const [name, value] = statement.args
    return name?.startsWith('$') ? { op: 'set', statement, name: name.slice(1).toLowerCase(), value } : undefined
  },
}

/** ngx_http_rewrite() */
function rewriteOf(statement: Statement): Operation | undefined {
  const [regex, replacement, flag] = statement.args
  if (regex === undefined || !replacement) return undefined
  const keepsArgs = !replacement.endsWith('?')
  const text = keepsArgs ? replacement : replacement.slice(0, -1)
  const isElsewhere = /^(?:https?:\/\/|\$scheme)/.test(text)
  const redirect = flag === 'permanent' ? 301 : flag === 'redirect' || isElsewhere ? 302 : undefined
  const mark = redirect === undefined ? text.indexOf('?') : -1
  return {
    op: 'rewrite',
    statement,
    pattern: patternFor(regex, false),
    uri: mark < 0 ? text : text.slice(0, mark),
    args: mark < 0 ? undefined : text.slice(mark + 1),
    keepsArgs,
    redirect,
    flag: flag === 'last' || flag === 'break' ? flag : undefined,
    ends: redirect !== undefined || flag !== undefined,
  }
}

/** What answers each request that the script is run for: a `return` that nothing before it keeps from being reached. */
export function endsAlways(script: readonly Operation[]): Operation | undefined {
  const at = script.findIndex((one, i) => one.op === 'return' && isUnconditional(script, i))
  const mayLeave = script.slice(0, at).some(({ op, ...one }) => op === 'break' || op === 'refused' || leaves(one))
  return at < 0 || mayLeave ? undefined : script[at]
}

/** No "if" skips it. */
const isUnconditional = (script: readonly Operation[], at: number): boolean =>
  script.slice(0, at).every((one) => one.op !== 'if' || one.otherwise <= at)

/** It goes on with another URI, or with this location's content. A redirect is an answer, too. */
const leaves = (one: object): boolean => 'flag' in one && one.flag !== undefined

/** `return`, as ngx_http_rewrite_return() reads it. */
export function returned({ args }: Statement): { readonly status: number; readonly text: string | undefined } {
  const [first = '', text] = args
  return /^\d+$/.test(first) ? { status: Number(first), text } : { status: 302, text: first }
}
