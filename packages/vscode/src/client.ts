import { commands, type ExtensionContext } from 'vscode'
import type { BaseLanguageClient, LanguageClientOptions, Location, Position } from 'vscode-languageclient'
import { NginxFormatting } from './formatting.ts'
import { showRoutes } from './route.ts'
import { RULE_PAGES, showRulePages } from './rule-pages.ts'
import { showStatus } from './status.ts'

export const ID = 'nginx-lint'
export const NAME = 'nginx-lint'

/** Starts the server and all that the editor shows of it. Ends with the extension. */
export async function start(
  context: ExtensionContext,
  schemes: readonly string[],
  create: (options: LanguageClientOptions) => BaseLanguageClient,
): Promise<void> {
  const documents = schemes.flatMap((scheme) => ['nginx', 'markdown'].map((language) => ({ scheme, language })))
  const client = create({
    documentSelector: documents,
    diagnosticCollectionName: ID,
    middleware: { executeCommand },
    initializationOptions: { rulePages: RULE_PAGES },
  })
  client.registerFeature(new NginxFormatting(client))
  context.subscriptions.push(
    commands.registerCommand('nginx-lint.restart', restart),
    commands.registerCommand('nginx-lint.showOutput', () => client.outputChannel.show()),
    commands.registerCommand('nginx-lint.format', () => commands.executeCommand('editor.action.formatDocument')),
    commands.registerCommand('nginx-lint.showReferences', showReferences),
    showStatus(client),
    showRulePages(client),
    showRoutes(client, context.workspaceState),
    { dispose: () => client.dispose() },
  )
  await client.start()

  async function restart(): Promise<void> {
    if (client.needsStop()) await client.stop()
    await client.start()
  }

  /** Of a code lens, as the protocol has it. */
  function showReferences(uri: string, position: Position, locations: readonly Location[]): Thenable<unknown> {
    const { protocol2CodeConverter: code } = client
    const at = code.asPosition(position)
    return commands.executeCommand('editor.action.showReferences', code.asUri(uri), at, locations.map(code.asLocation))
  }
}

/** Who has the workspace checked wants to see what was found. */
async function executeCommand(
  command: string,
  args: unknown[],
  next: (command: string, args: unknown[]) => unknown,
): Promise<unknown> {
  const answer = await next(command, args)
  if (command === 'nginx-lint.checkWorkspace') await commands.executeCommand('workbench.actions.view.problems')
  return answer
}
