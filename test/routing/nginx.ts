import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type NetConnectOpts, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Asked } from './requests.ts'
import { configurationOf, LOG, type Node, type Ports, portsFrom } from './tree.ts'

/** What nginx did with a request, as its log and its answer say. Texts are bytes, one a character. */
export interface Answered {
  /** The label of the location, or of the server when there was none. */
  readonly at: string
  readonly uri: string
  readonly args: string
  /** 444, as the directive `return` calls it: the connection was closed without an answer. */
  readonly status: number
  /** The `Location` header. */
  readonly to: string
  /** Which `proxy_pass` it was, when it was one. */
  readonly upstream: string
  readonly body: string
}

/** nginx refused the configuration, and these are its words. */
export interface Refused {
  readonly refused: string
}

/** A folder in which nginx runs, on ports that are free. */
export interface Stage {
  readonly prefix: string
  readonly ports: Ports
  /** Starts nginx with this inside its `http` block, asks, and stops it. An answer is missing when nginx logged none. */
  readonly play: (
    http: readonly Node[],
    asked: readonly Asked[],
  ) => Promise<{ readonly answers: readonly (Answered | undefined)[] } | Refused>
  readonly remove: () => void
}

/** How many connections are open at a time. */
const AT_ONCE = 24
/** No run of nginx takes longer: it asks nothing of anybody but itself. */
const MOST_MS = 30_000

export async function stage(files: Readonly<Record<string, string>>): Promise<Stage> {
  const prefix = mkdtempSync(join(tmpdir(), 'nginx-lint-route-'))
  for (const [path, text] of Object.entries({ ...files, 'tmp/x': '', 'logs/x': '' })) {
    mkdirSync(dirname(join(prefix, path)), { recursive: true })
    writeFileSync(join(prefix, path), text)
  }
  const ports = await freePorts()
  const backend = await backendAt(ports.backend)
  let running: ChildProcess | undefined
  const remove = (): void => {
    backend.close()
    running?.kill('SIGKILL')
    running = undefined
    rmSync(prefix, { recursive: true, force: true })
  }
  const play: Stage['play'] = async (http, asked) => {
    for (const name of [LOG, 'a.sock', 'error.log']) rmSync(join(prefix, name), { force: true })
    writeFileSync(join(prefix, 'nginx.conf'), configurationOf(http, ports))
    const nginx = spawn('nginx', ['-p', `${prefix}/`, '-c', join(prefix, 'nginx.conf'), '-e', 'stderr'], {
      cwd: prefix,
    })
    running = nginx
    const timer = setTimeout(() => nginx.kill('SIGKILL'), MOST_MS)
    let said = ''
    nginx.stderr.on('data', (data) => (said += data))
    const gone = new Promise<void>((resolve) => nginx.on('close', () => resolve()))
    try {
      const isUp = await listening(ports.ready, () => nginx.exitCode === null && nginx.signalCode === null)
      if (!isUp) {
        await gone
        return { refused: said }
      }
      const bodies = await all(asked, prefix)
      nginx.kill('SIGTERM')
      await gone
      const logged = readLog(join(prefix, LOG))
      return { answers: bodies.map((body, id) => answered(logged, body, id)) }
    } finally {
      clearTimeout(timer)
      nginx.kill('SIGKILL')
      await gone
      running = undefined
    }
  }
  return { prefix, ports, play, remove }
}

/** Answers whatever it is asked: where `proxy_pass` leads. */
function backendAt(port: number): Promise<Server> {
  const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 7\r\nConnection: close\r\n\r\nbackend'
  const server = createServer((socket) => {
    socket.on('error', () => undefined).once('data', () => socket.end(answer))
  })
  return new Promise((resolve) => server.listen(port, '0.0.0.0', () => resolve(server)))
}

/** The first port, where it is free. */
export const USUAL_PORT = 18_080

/** Some neighbours that nobody listens on. */
async function freePorts(): Promise<Ports> {
  for (let first = USUAL_PORT; first < 30_000; first += 10) {
    const ports = portsFrom(first)
    const free = await Promise.all(Object.values(ports).map((port) => isFree(port)))
    if (free.every(Boolean)) return ports
  }
  throw new Error('no free ports on this machine')
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.on('error', () => resolve(false))
    server.listen(port, '0.0.0.0', () => server.close(() => resolve(true)))
  })
}

async function listening(port: number, isRunning: () => boolean): Promise<boolean> {
  while (isRunning()) {
    const isUp = await new Promise<boolean>((resolve) => {
      const socket = connect({ host: '127.0.0.1', port })
      socket.on('connect', () => resolve(true)).on('error', () => resolve(false))
      socket.on('connect', () => socket.destroy())
    })
    if (isUp) return true
    await new Promise((resolve) => setTimeout(resolve, 4))
  }
  return false
}

interface Reply {
  /** Both ends of the connection, by which the log knows a request whose headers nginx has not read. */
  readonly port: string | undefined
  readonly text: string
}

async function all(asked: readonly Asked[], prefix: string): Promise<readonly Reply[]> {
  const replies: Reply[] = []
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < asked.length) {
      const id = next++
      replies[id] = await one(asked[id]!, id, prefix)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return replies
}

/** A connection for each: what nginx refuses it closes, and so one request cannot spoil the next. */
function one(asked: Asked, id: number, prefix: string): Promise<Reply> {
  return new Promise((resolve) => {
    const socket = connect(whereTo(asked.listen, prefix))
    let port: string | undefined
    let text = ''
    socket.setEncoding('latin1')
    socket.on('connect', () => {
      port = `${asked.listen.replace(/[[\]]/g, '')}:${socket.localPort}`
      socket.write(wire(asked, id))
    })
    socket.on('data', (data) => (text += data))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve({ port, text }))
  })
}

function whereTo(listen: string, prefix: string): NetConnectOpts {
  if (listen.startsWith('unix:')) return { path: join(prefix, listen.slice('unix:'.length)) }
  const [, host, port] = /^\[?(.*?)\]?:(\d+)$/.exec(listen)!
  return { host: host!, port: Number(port) }
}

function wire({ method, target, host, headers }: Asked, id: number): string {
  const lines = [`${method} ${target} HTTP/1.${host === undefined ? 0 : 1}`, `X-Id: ${id}`]
  if (host !== undefined) lines.push(`Host: ${host}`)
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`)
  return `${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`
}

type Logged = Omit<Answered, 'body' | 'status'> & { readonly id: string; readonly port: string }

function readLog(path: string): readonly Logged[] {
  let text: string
  try {
    text = readFileSync(path, 'latin1')
  } catch {
    return []
  }
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}

function answered(logged: readonly Logged[], { port, text }: Reply, id: number): Answered | undefined {
  const found =
    logged.find((line) => line.id === String(id)) ?? logged.find((line) => line.id === '' && line.port === port)
  if (!found) return undefined
  const { at, uri, args, to } = found
  // A handler that had no settings comes before it as nothing at all.
  const upstream = found.upstream.split(/, | : /).at(-1)!
  const head = text.indexOf('\r\n\r\n')
  // What went over the wire: the log does not say that a connection was closed without an answer.
  const status = Number(/^HTTP\/1\.\d (\d+)/.exec(text)?.[1] ?? 444)
  return { at, uri, args, status, to, upstream, body: head < 0 ? '' : text.slice(head + 4) }
}
