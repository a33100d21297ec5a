import { isPattern, type Router, routerOf } from '@nginx-lint/analysis'
import { readSettings } from '@nginx-lint/workspace'
import type { Arguments } from '../arguments.ts'
import { readInput } from '../input.ts'
import { type Loaded, loadProjects } from '../projects.ts'
import { type Terminal, UsageError } from '../terminal.ts'

export interface Configuration {
  readonly router: Router
  /** The entry file, as the user names it. */
  readonly entry: string
}

/** The one configuration that requests are followed through: that of a file, or the one that is found here. */
export async function readConfiguration(
  args: Arguments,
  operand: string | undefined,
  terminal: Terminal,
): Promise<Configuration> {
  const asked = { ...args, operands: operand === undefined ? [] : [operand] }
  const settings = readSettings(asked, terminal.cwd)
  const { entries, files, unread } = await readInput(asked, settings, terminal)
  if (unread.length > 0) throw new UsageError(unread[0]!.message)
  const found = (await loadProjects(entries, files, settings))
    .map((loaded) => ({ loaded, router: routerOf(loaded.project) }))
    .filter(({ router }) => router.servers.length > 0)
  const chosen = found.length > 1 && operand === undefined ? mainOne(found) : found[0]
  if (!chosen) throw new UsageError(nothing(found, operand))
  const { project, isDump } = chosen.loaded
  // A dump has all that its globs have found.
  for (const { pattern, found } of project.includes)
    if (!found && !(isDump && isPattern(pattern)))
      terminal.stderr.write(`nginx-lint: "${pattern}" is included, and is not here: what stands there is not known\n`)
  return { router: chosen.router, entry: chosen.loaded.entry }
}

interface Found {
  readonly loaded: Loaded
  readonly router: Router
}

/** Of several main files that of the current folder. */
function mainOne(found: readonly Found[]): Found | undefined {
  const mains = found.filter(({ loaded }) => loaded.project.isMain)
  return mains.length === 1 ? mains[0] : mains.find(({ loaded }) => loaded.entry === 'nginx.conf')
}

function nothing(found: readonly Found[], operand: string | undefined): string {
  if (operand !== undefined) return `"${operand}" has no "server" of http: there is nowhere for a request to go`
  if (found.length === 0) return 'no configuration with a "server" of http is here: name its file behind the URL'
  const names = found.map(({ loaded }) => `"${loaded.entry}"`).slice(0, 5)
  return `several configurations are here: name one behind the URL, such as ${names.join(' or ')}`
}
