import type { Scope, Statement } from '../scope.ts'
import { answer, REDIRECTS } from './answer.ts'
import { toText } from './bytes.ts'
import type { Condition } from './condition.ts'
import { enter } from './phases.ts'
import { type If, type Operation, type Rewrite, returned, scriptOf } from './script.ts'
import { askPath, askTruth, capture, type State, step, type Thing, undecided, type Value } from './state.ts'
import type { Route } from './trace.ts'
import { escapeArgs, unescapeRedirect } from './uri.ts'
import { evaluate, variable } from './variables.ts'

/** Runs a script on from `at`. `quotes`: captures are escaped, as nginx does until the first rewrite has matched. */
interface Run {
  readonly script: readonly Operation[]
  readonly at: number
  readonly quotes: boolean
  readonly next: (state: State) => Route
}

/** ngx_http_rewrite_handler(): what `next` gives, when nothing answers the request before. */
export function rewrite(state: State, scope: Scope, next: (state: State) => Route): Route {
  return run(state, { script: scriptOf(scope), at: 0, quotes: true, next })
}

function run(state: State, course: Run): Route {
  for (let { at, quotes } = course; at < course.script.length; at++) {
    const operation = course.script[at]!
    switch (operation.op) {
      case 'refused':
        return undecided(state, `nginx refuses "${operation.statement.name}"`)
      case 'return':
        return runReturn(state, operation.statement)
      case 'break':
        step(state, 'break', 'the rest of the rewrite directives is left out', { at: operation.statement })
        if (state.isUriChanged) state.isAliasLost = true
        state.isUriChanged = false
        return course.next(state)
      case 'set': {
        const route = runSet(state, operation, quotes)
        if (route) return route
        break
      }
      case 'if':
        return runIf(state, operation, { ...course, at: at + 1, quotes })
      case 'rewrite': {
        const outcome = runRewrite(state, operation)
        if (outcome === 'ends') return course.next(state)
        if (typeof outcome === 'object') return outcome
        if (outcome === 'goes on') quotes = false
      }
    }
  }
  return course.next(state)
}

function runReturn(state: State, statement: Statement): Route {
  const { status, text } = returned(statement)
  const value = text === undefined ? '' : evaluate(state, text)
  if (status >= 400 && (text === undefined || text === '')) return answer(state, { status, by: statement })
  return answer(state, {
    status,
    by: statement,
    text: value,
    isSent: !REDIRECTS.has(status),
    ...(REDIRECTS.has(status) && { to: value }),
  })
}

/** Undefined: it goes on. */
function runSet(
  state: State,
  { statement, name, value = '' }: Extract<Operation, { op: 'set' }>,
  quotes: boolean,
): Route | undefined {
  const result = evaluate(state, value, quotes ? escaping(state) : undefined)
  const ofRequest = Object.hasOwn(OF_REQUEST, name) ? OF_REQUEST[name] : undefined
  if (ofRequest && result === undefined) return undecided(state, `what "$${name}" becomes is not known here`)
  if (ofRequest && result !== undefined) ofRequest(state, result)
  else state.variables.set(name, result)
  const shown = result === undefined ? 'something that is not known here' : `"${toText(result)}"`
  step(state, 'set', `$${name} becomes ${shown}`, { at: statement })
  return undefined
}

/** Variables that are a part of the request (set_handler in ngx_http_core_variables). */
const OF_REQUEST: Readonly<Record<string, (state: State, value: string) => void>> = {
  args: (state, value) => {
    state.args = value
  },
}

type Outcome = 'differs' | 'goes on' | 'ends' | Route

/** ngx_http_script_regex_start_code() and ngx_http_script_regex_end_code() */
function runRewrite(state: State, operation: Rewrite): Outcome {
  const { statement, pattern, flag, redirect, ends } = operation
  const match = pattern.exec(state.uri)
  if (match === 'undecided') return undecided(state, `it cannot be decided whether "${pattern.text}" matches`)
  if (!match) {
    state.groups = []
    return 'differs'
  }
  capture(state, match)
  state.isInternal = true
  if (redirect !== undefined) return redirected(state, operation, redirect)
  state.isUriChanged = flag !== 'break'
  if (flag === 'break') state.isAliasLost = true
  const uri = evaluate(state, operation.uri)
  const own = operation.args === undefined ? undefined : evaluate(state, operation.args, escaping(state))
  if (uri === undefined || (operation.args !== undefined && own === undefined))
    return undecided(state, `"${statement.args[1]}" depends on something that is not known here`)
  if (own !== undefined) state.args = operation.keepsArgs && state.args !== '' ? `${own}&${state.args}` : own
  else if (!operation.keepsArgs) state.args = ''
  state.uri = uri
  if (uri === '') return answer(state, { status: 500, by: statement, why: 'the rewritten URI is empty' })
  const how = flag === 'break' ? ' and stays in this location' : ''
  step(state, 'rewrite', `"${pattern.text}" matches: the URI becomes "${toText(uri)}"${how}`, {
    at: statement,
    uri: toText(uri),
  })
  return ends ? 'ends' : 'goes on'
}

const escaping = ({ isQuoted }: State) => (isQuoted ? escapeArgs : undefined)

function redirected(state: State, { statement, uri, keepsArgs }: Rewrite, status: number): Route {
  const target = evaluate(state, uri, escaping(state))
  const added = keepsArgs && state.args !== '' ? (uri.includes('?') ? '&' : '?') + state.args : ''
  const to = target === undefined ? undefined : unescapeRedirect(target) + added
  return answer(state, { status, by: statement, to })
}

function runIf(state: State, { statement, condition, scope, otherwise }: If, course: Run): Route {
  const go = (next: State, isTrue: boolean): Route => {
    step(next, 'if', `the condition is ${isTrue ? 'true' : 'false'}`, { at: statement })
    if (!isTrue) return run(next, { ...course, at: otherwise })
    if (scope) enter(next, scope)
    return run(next, course)
  }
  if (condition.kind === 'path') return testPath(state, condition, statement, go)
  const isTrue = truthOf(state, condition)
  if (isTrue !== undefined) return go(state, isTrue)
  return askTruth(state, `is the condition ${statement.args.join(' ')} true`, statement, go)
}

/** Undefined: it depends on something unknown. */
function truthOf(state: State, condition: Exclude<Condition, { kind: 'path' }>): boolean | undefined {
  const left = variable(state, condition.variable)
  if (left === undefined) return undefined
  switch (condition.kind) {
    case 'truth':
      return left !== '' && left !== '0'
    case 'equal': {
      const right: Value = evaluate(state, condition.value)
      return right === undefined ? undefined : (left === right) !== condition.isNegated
    }
    case 'match': {
      const match = condition.pattern.exec(left)
      if (match === 'undecided') return undefined
      if (match) capture(state, match)
      else state.groups = []
      return (match !== undefined) !== condition.isNegated
    }
  }
}

const TESTS: Readonly<Record<'f' | 'd' | 'e', readonly Thing[]>> = {
  f: ['a file'],
  d: ['a folder'],
  e: ['a file', 'a folder'],
}

function testPath(
  state: State,
  { test, path, isNegated }: Extract<Condition, { kind: 'path' }>,
  statement: Statement,
  go: (state: State, isTrue: boolean) => Route,
): Route {
  const value = evaluate(state, path)
  if (test === 'x')
    return askTruth(state, `may "${toText(value ?? path)}" be executed`, statement, (next, is) =>
      go(next, is !== isNegated),
    )
  const yes = TESTS[test]
  const no = (['a file', 'a folder', 'nothing'] as const).filter((thing) => !yes.includes(thing))
  return askPath(state, value, statement, [
    { answer: yes.join(' or '), things: yes, go: (next) => go(next, !isNegated) },
    { answer: no.join(' or '), things: no, go: (next) => go(next, isNegated) },
  ])
}
