import { type DirectiveSpec, type ModuleFacts, manual, modules } from '@nginx-lint/directives'

/** What nginx.org says of a directive or a variable. */
interface Entry {
  readonly name: string
  /** The address of its page, without an anchor. */
  readonly page: string
  readonly text: string
}

type Entries = ReadonlyMap<string, readonly Entry[]>

interface Reference {
  readonly directive: Entries
  /** By name with `$`; of a family, with `NAME` at its end: `$http_NAME`. */
  readonly variable: Entries
}

let reference: Promise<Reference | undefined> | undefined

/** Loaded when it is first asked for: it is large. */
function loaded(): Promise<Reference | undefined> {
  reference ??= load().catch(() => undefined)
  return reference
}

async function load(): Promise<Reference> {
  const { Format, getDirectives, getVariables } = await import('@nginx/reference-lib')
  return { directive: table(getDirectives(Format.Markdown)), variable: table(getVariables(Format.Markdown)) }
}

/**
 * The manual's Markdown about a directive, or a variable by name without `$`; of one module, given by the name it has
 * here, or of the first that knows it. Undefined for what nginx.org does not document, such as modules of third parties.
 */
export async function documentationOf(
  kind: 'directive' | 'variable',
  name: string,
  module?: string,
): Promise<string | undefined> {
  const known = await loaded()
  const entry = known && find(known[kind], kind === 'variable' ? `$${name}` : name, module && pageOf(module))
  return entry && colored(absoluteLinks(entry.text, entry.page))
}

/** Where nginx.org documents the directive; undefined when it does not, or no longer. */
export async function linkOf({ name, module }: DirectiveSpec): Promise<string | undefined> {
  const known = await loaded()
  const entry = known && find(known.directive, name, pageFor(module) ?? '')
  return entry && `${entry.page}#${name}`
}

/** The same for a variable, by name without `$`; of a family, by its beginning: `http_`. */
export async function variableLinkOf(name: string, module: ModuleFacts): Promise<string | undefined> {
  const known = await loaded()
  const page = pageFor(module)
  const entry = known && page && find(known.variable, `$${name}`, page)
  if (entry) return `${page}#var_${entry.name.slice(1).replace(/NAME$/, '')}`
  const isThere = known && [...known.directive.values()].flat().some((other) => other.page === page)
  return isThere ? page : undefined
}

/** A page has one directive of a name. What belongs to all of nginx, such as `error_log`, is on the core's page. */
function find(entries: Entries, name: string, page: string | undefined): Entry | undefined {
  const named = entries.get(name) ?? family(entries, name)
  if (page === undefined) return named[0]
  return page === '' ? undefined : (named.find((entry) => entry.page === page) ?? named.find((e) => e.page === CORE))
}

/** The variables one of which is meant: of `$http_cookie`, `$http_NAME`; of the beginning `$http_` as well. */
function family(entries: Entries, name: string): readonly Entry[] {
  const heads = [...name.matchAll(/_/g)].map(({ index }) => name.slice(0, index + 1)).reverse()
  return heads.map((head) => entries.get(`${head}NAME`)).find((found) => found !== undefined) ?? []
}

function table(all: readonly { readonly name: string; readonly module: string; readonly description: string }[]) {
  const entries = new Map<string, Entry[]>()
  for (const { name, module, description } of all) {
    const entry = { name, page: pageOf(module), text: description }
    const same = entries.get(name)
    if (same) same.push(entry)
    else entries.set(name, [entry])
  }
  return entries
}

const byName = new Map(modules.map((module) => [module.name, module]))

/** The empty string: nginx.org has none. */
function pageOf(module: string): string {
  if (module === 'Core functionality') return CORE
  return pageFor(byName.get(module) ?? { name: module, family: 'core', directives: {} }) ?? ''
}

const pageFor = (module: ModuleFacts): string | undefined => manual(module, '')?.replace('#', '')

const CORE = 'https://nginx.org/en/docs/ngx_core_module.html'

/** Links as they are on the page lead from it; in an editor there is no page. */
export function absoluteLinks(markdown: string, page: string): string {
  return markdown.replace(/\]\((?![a-z][a-z0-9+.-]*:)([^)\s]+)\)/gi, (_, target: string) => {
    if (target.startsWith('#')) return `](${page}${target})`
    return target.startsWith('/') ? `](https://nginx.org${target})` : `](${page.replace(/[^/]*$/, '')}${target})`
  })
}

/** Examples of configurations say that they are. */
const colored = (markdown: string): string =>
  markdown.replace(/^( *)```\n([\s\S]*?)^\1```/gm, (fence, indent: string, text: string) =>
    /[;{]\s*(#.*)?$/m.test(text) && !/^\s*\{?\s*"/.test(text)
      ? `${indent}\`\`\`nginx${fence.slice(indent.length + 3)}`
      : fence,
  )
