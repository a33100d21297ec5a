import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  ResponseError,
} from 'vscode-languageserver'
import { CHECK_WORKSPACE, capabilities } from './capabilities.ts'
import { type Client, clientOf } from './client.ts'
import { readClientSettings } from './client-settings.ts'
import { Diagnoser, type Find } from './diagnoser.ts'
import type { Environment } from './environment.ts'
import { type Feature, features } from './features.ts'
import { followFiles } from './following.ts'
import { type Log, messageOf } from './log.ts'
import { pathOf } from './paths.ts'
import { showProgress } from './progress.ts'
import { answerRequests } from './requests.ts'
import { Session } from './session.ts'

/** How long the client may take to tell its settings, in milliseconds: then it goes without them. */
const PATIENCE = 3000

/** What answers. */
export interface Parts {
  readonly features: readonly Feature[]
  readonly find?: Find
}

/** Serves a client until it goes. */
export function serve(connection: Connection, environment: Environment, parts: Parts = { features }): void {
  let started: Started | undefined
  connection.onInitialize((params) => {
    started = start(connection, environment, params, parts)
    return started.result
  })
  connection.onInitialized(() => started && afterStart(connection, started))
  connection.listen()
}

interface Started {
  readonly result: InitializeResult
  readonly session: Session
  readonly diagnoser: Diagnoser
  readonly client: Client
  readonly options: unknown
  readonly log: Log
}

function start(
  connection: Connection,
  environment: Environment,
  params: InitializeParams,
  { features, find }: Parts,
): Started {
  const log: Log = (where, error) => {
    try {
      connection.console.error(`${where}: ${messageOf(error)}`)
    } catch {
      // Nobody is there any more who could read it.
    }
  }
  const client = clientOf(params)
  const { initializationOptions: options } = params
  const session = new Session(environment, client.encoding, log, client.rulePages ?? environment.rulePages)
  session.configure({ folders: client.folders, client: readClientSettings(options) })
  const diagnoser = new Diagnoser(connection, session, client, log, find)
  connection.onShutdown(() => diagnoser.stop())
  followFiles(connection, session, diagnoser, client, log)
  answerRequests(connection, features, session, client, log)
  connection.onExecuteCommand(async ({ command }, token) =>
    command === CHECK_WORKSPACE
      ? diagnoser.everything(token)
      : new ResponseError(INVALID_PARAMS, `unknown command "${command}"`),
  )
  const result = {
    capabilities: capabilities(client.encoding, client.pulls),
    serverInfo: { name: 'nginx-lint' },
  }
  return { result, session, diagnoser, client, options, log }
}

function afterStart(connection: Connection, { session, diagnoser, client, options, log }: Started): void {
  const register = (work: Promise<unknown>): void => {
    work.catch((error) => log('registration', error))
  }
  if (client.watches)
    register(
      connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] }),
    )
  if (client.tellsSettings)
    register(connection.client.register(DidChangeConfigurationNotification.type, { section: 'nginx-lint' }))
  const configure = async (pushed?: unknown): Promise<void> => {
    const sent = client.answersSettings ? await asked(connection, log) : pushed
    session.configure({ client: readClientSettings(options, sent) })
    diagnoser.soon()
  }
  connection.onDidChangeConfiguration(({ settings }) => configure(settings))
  if (client.tellsFolders)
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const paths = (folders: readonly { uri: string }[]) => folders.flatMap(({ uri }) => pathOf(uri) ?? [])
      const gone = paths(removed)
      const stay = session.workspaceFolders.filter((folder) => !gone.includes(folder))
      session.configure({ folders: [...new Set([...stay, ...paths(added)])] })
      diagnoser.soon()
    })
  if (client.progress) session.progress = showProgress(connection)
  if (client.answersSettings) session.startAfter(configure())
  diagnoser.soon()
}

/** The client's settings; nothing if it does not answer, or in time. */
async function asked(connection: Connection, log: Log): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE)
  })
  try {
    return await Promise.race([connection.workspace.getConfiguration('nginx-lint'), late])
  } catch (error) {
    log('workspace/configuration', error)
    return undefined
  } finally {
    clearTimeout(timer)
  }
}

const INVALID_PARAMS = -32602
