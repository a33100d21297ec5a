import { candidates, folderOf, join } from '@nginx-lint/analysis'
import type { PathFacts } from '@nginx-lint/directives'
import { CompletionItemKind } from 'vscode-languageserver-types'
import type { Entry } from '../workspace.ts'
import { askAgain, type CompletionOptions, item, type Proposal } from './item.ts'
import { type Place, rangeFrom } from './place.ts'

/** What is in the folder that has been typed so far, as far as it makes sense there. */
export async function paths(
  place: Place,
  facts: PathFacts,
  start: number,
  options: CompletionOptions,
): Promise<readonly Proposal[]> {
  const typed = place.typed.text.slice(start)
  if (/[$*?[]/.test(typed)) return []
  const folder = typed.slice(0, typed.lastIndexOf('/') + 1)
  const entries = (await entriesIn(place, facts, folder)).filter(
    (entry) => isSensible(entry, facts.to) && !(facts.to === 'configuration' && isOwn(place, `${folder}${entry.name}`)),
  )
  const from = start + folder.length
  const file = rangeFrom(place, from)
  const inner = rangeFrom(place, from, /^[\w.+-]*\/?/)
  const found = entries.map(({ name, isFolder }) =>
    isFolder
      ? item(`${name}/`, CompletionItemKind.Folder, inner, { sortText: `4${name}`, ...askAgain(options) })
      : item(name, CompletionItemKind.File, file, { sortText: `3${name}` }),
  )
  const isMany = facts.to === 'configuration' && entries.filter(({ name }) => name.endsWith('.conf')).length > 1
  return isMany && folder !== ''
    ? [item('*.conf', CompletionItemKind.File, file, { sortText: '2', detail: 'all of them, by name' }), ...found]
    : found
}

/** Of the places where the folder may be, the first that has something in it. */
async function entriesIn({ cursor }: Place, facts: PathFacts, folder: string): Promise<readonly Entry[]> {
  const { workspace, project } = cursor
  const { base } = project
  const folders = [...candidates(folder === '' ? '.' : folder, base)]
  const isConf = /(^|\/)conf$/.test(base.folder)
  if (facts.from === 'prefix' && isConf && !folder.startsWith('/'))
    folders.unshift(join(folderOf(base.folder), folder === '' ? '.' : folder))
  for (const one of folders) {
    const entries = await workspace.list(one.replace(/(.)\/$/, '$1') || '.')
    // A certificate is none of the files with directives.
    if (entries.length > 0)
      return facts.to === 'configuration' ? entries : entries.filter(({ name }) => !project.files.has(join(one, name)))
  }
  return []
}

/** A file that includes itself, or the main file. */
function isOwn({ cursor: { project, file } }: Place, written: string): boolean {
  const [main] = project.files.keys()
  return candidates(written, project.base).some((path) => path === file.path || path === main)
}

function isSensible({ name, isFolder }: Entry, to: PathFacts['to']): boolean {
  if (name.startsWith('.') || name.endsWith('~') || /\.(bak|orig|rej|swp|tmp)$/i.test(name)) return false
  if (isFolder) return name !== 'node_modules'
  if (to === 'folder') return false
  return to !== 'configuration' || !NO_CONFIGURATION.test(name)
}

const NO_CONFIGURATION =
  /\.(pem|crt|cer|key|csr|p12|pfx|der|jks|png|jpe?g|gif|svg|ico|webp|woff2?|zip|t?gz|tar|bz2|xz|log|pid|sock|md|html?|css|js|ts|json|ya?ml|toml|php|py|sh|so|exe)$/i
