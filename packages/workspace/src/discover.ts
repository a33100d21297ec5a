import { readdirSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { byBytes, failureOf } from './node-files.ts'

/** A file to check. */
export interface Entry {
  readonly path: string
  /** By the user, rather than found in a folder: then it is nginx's, whatever it looks like. */
  readonly named: boolean
  /** It may be something else all the same. */
  readonly isUnsure?: true
}

/** Is it nginx's, whatever it looks like? */
export const isSure = ({ named, isUnsure }: Entry): boolean => named && !isUnsure

export interface Discovered {
  readonly entries: readonly Entry[]
  /** Folders that were named. */
  readonly folders: readonly string[]
  /** Operands that lead nowhere, and folders that cannot be read, with what to say about them. */
  readonly problems: readonly Problem[]
}

export interface Problem {
  readonly path: string
  readonly message: string
}

/** The files that operands mean, in the order given, those of a folder or a glob sorted. */
export async function discover(
  operands: readonly string[],
  cwd: string,
  ignores: (path: string) => boolean,
): Promise<Discovered> {
  const entries: Entry[] = []
  const folders: string[] = []
  const problems: Problem[] = []
  for (const operand of operands) {
    const path = normal(operand)
    const stat = statOf(resolve(cwd, path))
    if (stat?.isDirectory()) {
      folders.push(path)
      const found = [...filesIn(path, cwd, ignores, problems)]
      if (found.length === 0) problems.push({ path, message: `no nginx files in "${path}"` })
      entries.push(...found.map((file) => ({ path: file, named: false })))
    } else if (!stat && /[*?[\]{}]|[!@+]\(/.test(path)) {
      const found = (await globbed(path, cwd)).filter((file) => !ignores(file))
      if (found.length === 0) problems.push({ path, message: `no files match "${path}"` })
      entries.push(...found.map((file) => ({ path: file, named: true })))
    } else entries.push({ path, named: true })
  }
  return { entries, folders, problems }
}

/** As it is shown, and as includes are resolved: with `/`, without a leading `./`. */
export function normal(path: string): string {
  const slashed = process.platform === 'win32' ? path.replaceAll('\\', '/') : path
  return slashed.replace(/^(?:\.\/+)+(?=.)/, '').replace(/(?<=[^/])\/+$/, '') || '.'
}

async function globbed(pattern: string, cwd: string): Promise<string[]> {
  const { glob } = await import('tinyglobby')
  const ignore = ['**/node_modules/**', '**/.git/**']
  const found = await glob(pattern, {
    cwd,
    ignore,
    expandDirectories: false,
    absolute: /^(?:\/|[A-Za-z]:)/.test(pattern),
  })
  return found.sort(byBytes)
}

function* filesIn(
  folder: string,
  cwd: string,
  ignores: (path: string) => boolean,
  problems: Problem[],
): Generator<string> {
  const pending = [folder]
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    const inner: string[] = []
    for (const { name, path, isFolder } of list(next, cwd, problems)) {
      if (name.startsWith('.') || name === 'node_modules' || ignores(path)) continue
      if (isFolder) inner.push(path)
      else if (looksLikeOurs(path)) yield path
    }
    pending.unshift(...inner)
  }
}

/** Links to folders are left out: they lead out of the folder, or in circles. */
function list(folder: string, cwd: string, problems: Problem[]) {
  const isOurs = ourFolders.has(folder.slice(folder.lastIndexOf('/') + 1))
  const inside = folder === '.' ? '' : folder.replace(/\/?$/, '/')
  try {
    const entries = readdirSync(resolve(cwd, folder), { withFileTypes: true }).map((entry) => ({
      name: entry.name,
      path: inside + entry.name,
      isFolder: entry.isDirectory(),
      isFile: entry.isFile() || (entry.isSymbolicLink() && leadsToFile(resolve(cwd, inside + entry.name), isOurs)),
    }))
    return entries.filter((entry) => entry.isFolder || entry.isFile).sort((a, b) => byBytes(a.name, b.name))
  } catch (error) {
    problems.push({
      path: folder,
      message: `cannot read "${folder}": ${failureOf(error as NodeJS.ErrnoException).failure}`,
    })
    return []
  }
}

/** Of a link that leads nowhere there is something to be said where nginx would follow it. */
function leadsToFile(path: string, isOurs: boolean): boolean {
  const stat = statOf(path)
  return stat ? !stat.isDirectory() : isOurs
}

function statOf(path: string) {
  try {
    return statSync(path)
  } catch {
    return undefined
  }
}

/** Is a file in a folder nginx's, by its name and that of the folder? */
export function looksLikeOurs(path: string): boolean {
  const [name, folder] = path.split('/').reverse()
  if (backup.test(name!) || /\.(?:md|markdown)$/i.test(name!)) return false
  return hasNginxName(path) || (folder !== undefined && ourFolders.has(folder) && !foreign.test(name!))
}

/** Does the name alone say so? */
export const hasNginxName = (path: string): boolean => byName.test(path.slice(path.lastIndexOf('/') + 1))

/** What editors and package managers leave behind. */
const backup = /~$|^#|\.(?:bak|orig|old|save|sw[a-p]|rpmnew|rpmsave|dpkg-\w+|ucf-\w+)$/i

const byName =
  /\.(?:conf|nginx|nginxconf)$|^nginx\.conf(?:\.|$)|\.(?:conf|nginx)\.(?:template|tmpl|tpl|envsubst|j2|jinja2?|njk|nunjucks|twig|liquid|erb|epp|gotmpl|gtpl|ctmpl|mustache|hbs|handlebars|in|dist|example|sample)$/i

const ourFolders = new Set([
  'sites-available',
  'sites-enabled',
  'conf.d',
  'modules-enabled',
  'modules-available',
  'snippets',
])

/** Names that say that something else is in the file. A site may be named after its host, so most endings say nothing. */
const foreign =
  /\.(?:json|ya?ml|toml|ini|xml|html?|css|[cm]?[jt]sx?|lua|php|py|rb|sh|sql|txt|log|pem|crt|key|csr|png|jpe?g|gif|svg|zip|gz)$/i
