import { readArguments } from './arguments.ts'
import { type Terminal, UsageError } from './terminal.ts'

/** Runs the command. The exit status: 0 clean, 1 findings, 2 the call or the input could not be used. */
export async function main(argv: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await run(argv, terminal)
  } catch (error) {
    terminal.stderr.write(messageOf(error, argv.includes('--debug')))
    return 2
  }
}

async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  const args = readArguments(argv)
  if (args.help || args.version) {
    const { help, versions } = await import('./help.ts')
    terminal.stdout.write(args.help ? help(args.explicit ? args.command : undefined) : versions())
    return 0
  }
  if (args.command === 'explain') {
    const { explain } = await import('./commands/explain.ts')
    return explain(args, terminal)
  }
  if (args.command === 'format') {
    const { format } = await import('./commands/format.ts')
    return format(args, terminal)
  }
  if (args.command === 'route') {
    const { route } = await import('./commands/route.ts')
    return route(args, terminal)
  }
  if (args.command === 'routes') {
    const { routes } = await import('./commands/routes.ts')
    return routes(args, terminal)
  }
  if (args.command === 'lsp') {
    const { lsp } = await import('./commands/lsp.ts')
    return lsp(args)
  }
  const { check } = await import('./commands/check.ts')
  return check(args, terminal)
}

function messageOf(error: unknown, debug: boolean): string {
  if (error instanceof UsageError) return `nginx-lint: ${error.message}\n`
  const { message = String(error), stack = message } = error instanceof Error ? error : {}
  const hint = debug ? stack : 'this is a bug, please report it with what --debug prints'
  return `nginx-lint: internal error: ${message}\n${hint}\n`
}
