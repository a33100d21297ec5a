import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { suggest } from '@nginx-lint/analysis'
import { modules, parseVersion } from '@nginx-lint/directives'
import { rules } from '@nginx-lint/lint'
import { lineIndex } from '@nginx-lint/syntax'
import { JsonError, type JsonNode, type Member, parseJson } from './json.ts'
import { nodeFiles } from './node-files.ts'
import { ruleIds, type Severities, severityNames } from './severities.ts'
import { UsageError } from './terminal.ts'

/** What a `nginx-lint.json` says. */
export interface Config {
  /** The folder it stands in, where its paths begin. */
  readonly folder: string
  readonly target?: string
  readonly plus?: boolean
  /** Short names of the third-party modules that are there; absent: all that we know. */
  readonly modules?: readonly string[]
  readonly prefix?: string
  readonly rules?: Severities
  readonly ignore?: readonly string[]
}

const NAME = 'nginx-lint.json'

/** The file that is asked for, or the nearest from the current folder upwards. */
export function loadConfig(cwd: string, asked: string | false | undefined): Config | undefined {
  if (asked === false) return undefined
  const path = asked === undefined ? nearest(cwd) : resolve(cwd, asked)
  if (path === undefined) return undefined
  const shown = asked ?? shownPath(cwd, path)
  const file = nodeFiles(cwd).load(path, true)
  if ('failure' in file) throw new UsageError(`cannot read "${shown}": ${file.failure}`)
  return readConfig(file.text, shown, dirname(path))
}

function nearest(folder: string): string | undefined {
  const path = join(folder, NAME)
  if (existsSync(path)) return path
  return dirname(folder) === folder ? undefined : nearest(dirname(folder))
}

const shownPath = (cwd: string, path: string): string => relative(cwd, path).split(sep).join('/')

export function readConfig(text: string, path: string, folder: string): Config {
  try {
    const found = parseJson(text)
    if (found.kind !== 'object') throw new JsonError('expected an object: { "rules": … }', found.offset)
    checkRepeated(found.members)
    return Object.assign({ folder }, ...found.members.map(read)) as Config
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    const { line, column } = lineIndex(text).position(error.offset)
    throw new UsageError(`${path}:${line}:${column}: ${error.message}`)
  }
}

function read({ key, offset, value }: Member): Partial<Config> {
  const reader = Object.hasOwn(readers, key) ? readers[key as keyof typeof readers] : undefined
  if (reader) return reader(value)
  throw new JsonError(unknown('setting', key, Object.keys(readers)), offset)
}

const readers = {
  $schema: () => ({}),
  target: (node: JsonNode) => ({ target: release(node) }),
  plus: (node: JsonNode) => ({ plus: flag(node) }),
  modules: (node: JsonNode) => ({ modules: list(node).map(moduleName) }),
  prefix: (node: JsonNode) => ({ prefix: string(node) }),
  rules: (node: JsonNode) => ({ rules: severities(node) }),
  ignore: (node: JsonNode) => ({ ignore: list(node).map(string) }),
}

function release(node: JsonNode): string {
  const text = string(node)
  if (parseVersion(text)) return text
  throw new JsonError(`"${text}" is no nginx release, expected one such as "1.26.3"`, node.offset)
}

function moduleName(node: JsonNode): string {
  const name = string(node)
  const known = modules.flatMap((module) => module.thirdParty ?? [])
  if (known.includes(name)) return name
  const meant = suggest(name, known) ?? known.find((other) => other.includes(name) || name.includes(other))
  const list = [...new Set(known)].sort().join(', ')
  throw new JsonError(
    `unknown module "${name}", ${meant ? `did you mean "${meant}"?` : `known are: ${list}`}`,
    node.offset,
  )
}

function severities(node: JsonNode): Severities {
  if (node.kind !== 'object') throw new JsonError('expected an object: { "unknown-directive": "warning" }', node.offset)
  checkRepeated(node.members)
  const entries = node.members.map(({ key, offset, value }) => {
    if (!ruleIds(rules).includes(key)) throw new JsonError(unknown('rule', key, ruleIds(rules)), offset)
    const severity = severityNames.find((name) => value.kind === 'scalar' && value.value === name)
    if (severity) return [key, severity] as const
    throw new JsonError(`expected ${severityNames.map((name) => `"${name}"`).join(', ')}`, value.offset)
  })
  return Object.fromEntries(entries)
}

function string(node: JsonNode): string {
  if (node.kind === 'scalar' && typeof node.value === 'string') return node.value
  throw new JsonError('expected a text in double quotes', node.offset)
}

function flag(node: JsonNode): boolean {
  if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value
  throw new JsonError('expected true or false', node.offset)
}

function list(node: JsonNode): readonly JsonNode[] {
  if (node.kind === 'array') return node.items
  throw new JsonError('expected a list: ["…"]', node.offset)
}

function checkRepeated(members: readonly Member[]): void {
  const seen = new Set<string>()
  for (const { key, offset } of members) {
    if (seen.has(key)) throw new JsonError(`"${key}" is given twice`, offset)
    seen.add(key)
  }
}

function unknown(what: string, name: string, known: readonly string[]): string {
  const meant = suggest(name, known)
  return `unknown ${what} "${name}"${meant ? `, did you mean "${meant}"?` : ''}`
}
