import { flavours } from '@nginx-lint/directives'
import { rules, type Severity } from '@nginx-lint/lint'
import type { HintOptions, LensOptions } from '@nginx-lint/service'
import { severityNames, UNREADABLE } from '@nginx-lint/workspace'

/** What the editor's settings say, for files that no configuration file is about. */
export interface ClientSettings {
  readonly target?: string
  readonly flavour?: (typeof flavours)[number]
  readonly prefix?: string
  readonly rules?: Readonly<Record<string, Severity | 'off'>>
  readonly codeLens?: LensOptions
  readonly inlayHints?: HintOptions
  /** What is wrong with them, for people; what is wrong is left out. */
  readonly notes?: readonly string[]
}

/**
 * Reads what a client sends: its section, or all of its settings. What is sent later comes before what was sent at the
 * start; a setting that is null or empty is not set.
 */
export function readClientSettings(...sent: readonly unknown[]): ClientSettings {
  const from: Readonly<Record<string, unknown>> = Object.assign({}, ...sent.map(sectionOf))
  const notes: string[] = []
  const wrong = (name: string, value: unknown, expected: string): undefined => {
    notes.push(`the setting "nginx-lint.${name}" is ${JSON.stringify(value)}, expected ${expected}`)
  }
  const text = (name: string): string | undefined => {
    const value = from[name]
    if (isUnset(value) || typeof value === 'string') return value || undefined
    return wrong(name, value, 'a text')
  }
  const choice = <T extends string>(name: string, value: unknown, known: readonly T[]): T | undefined =>
    isUnset(value)
      ? undefined
      : (known.find((one) => one === value) ??
        wrong(name, value, `one of ${known.map((one) => `"${one}"`).join(', ')}`))
  const part = (name: string): Readonly<Record<string, unknown>> => {
    const value = from[name]
    if (isUnset(value) || isObject(value)) return value || {}
    wrong(name, value, 'an object')
    return {}
  }
  const switches = <T extends string>(name: string, known: readonly T[]): Partial<Record<T, boolean>> => {
    const values = part(name)
    const found: Partial<Record<T, boolean>> = {}
    for (const key of known) {
      const value = values[key]
      if (typeof value === 'boolean') found[key] = value
      else if (!isUnset(value)) wrong(`${name}.${key}`, value, 'true or false')
    }
    return found
  }
  const severities: Record<string, Severity | 'off'> = {}
  for (const [id, value] of Object.entries(part('rules'))) {
    const severity = choice(`rules.${id}`, value, severityNames)
    if (!isRule(id)) notes.push(`the setting "nginx-lint.rules" names an unknown rule "${id}"`)
    else if (severity) severities[id] = severity
  }
  const [target, prefix, flavour] = [text('target'), text('prefix'), choice('flavour', from['flavour'], flavours)]
  return {
    rules: severities,
    codeLens: switches('codeLens', ['references', 'includes', 'locations']),
    inlayHints: switches('inlayHints', ['regexOrder']),
    notes,
    ...(target && { target }),
    ...(prefix && { prefix }),
    ...(flavour && { flavour }),
  }
}

const sectionOf = (sent: unknown): object => {
  const all = isObject(sent) ? sent : {}
  return isObject(all['nginx-lint']) ? all['nginx-lint'] : all
}

const isRule = (id: string): boolean => id === UNREADABLE || rules.some((rule) => rule.id === id)

const isUnset = (value: unknown): value is undefined | null | '' =>
  value === undefined || value === null || value === ''

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
