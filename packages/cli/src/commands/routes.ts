import type { Arguments } from '../arguments.ts'
import { colorsFor } from '../reporters/colors.ts'
import { readConfiguration } from '../routing/configuration.ts'
import { overviewOf } from '../routing/overview.ts'
import { overviewJson } from '../routing/overview-json.ts'
import { overviewText } from '../routing/overview-text.ts'
import { type Terminal, UsageError } from '../terminal.ts'

/** Lists what the servers of a configuration serve. Returns the exit status. */
export async function routes(args: Arguments, terminal: Terminal): Promise<number> {
  const [file, ...more] = args.operands
  if (more.length > 0) throw new UsageError(`"${more[0]}" is one too many: "routes" takes one file`)
  const { router } = await readConfiguration(args, file, terminal)
  const servers = overviewOf(router)
  terminal.stdout.write(
    args.json ? overviewJson(servers) : overviewText(servers, colorsFor(terminal.stdout, terminal, args.color)),
  )
  return 0
}
