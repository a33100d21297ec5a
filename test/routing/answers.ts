import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PORT = 18_090
const READY_MS = 10_000

/** Runs nginx with one server in it, asks, and stops it. A text: nginx refuses the server, and that is why. */
export async function withServer<T>(server: string, use: (ask: Ask) => Promise<T>): Promise<T | string> {
  const prefix = mkdtempSync(join(tmpdir(), 'nginx-lint-reach-'))
  const file = join(prefix, 'nginx.conf')
  writeFileSync(file, `daemon off;\nmaster_process off;\npid nginx.pid;\nerror_log stderr crit;\n${around(server)}`)
  const nginx = spawn('nginx', ['-p', `${prefix}/`, '-c', file, '-e', 'stderr'])
  let said = ''
  nginx.stderr.on('data', (data) => (said += data))
  const gone = new Promise<void>((resolve) => nginx.on('close', () => resolve()))
  try {
    for (const start = Date.now(); !(await isUp()); )
      if (nginx.exitCode !== null || Date.now() - start > READY_MS) return said
    return await use(ask)
  } finally {
    nginx.kill('SIGKILL')
    await gone
    rmSync(prefix, { recursive: true, force: true })
  }
}

/** The bodies of the answers, by the URIs, which are what nginx is to see of them. */
export type Ask = (uris: readonly string[]) => Promise<readonly string[]>

/** What we read as well. */
export function around(server: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${name};`)
  const http = ['access_log off;', 'keepalive_requests 10000000;', 'lingering_close off;', ...temporary]
  return `events { }\nhttp {\n${http.join('\n')}\nserver {\nlisten 127.0.0.1:${PORT};\n${server}\n}\n}\n`
}

function isUp(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(PORT, '127.0.0.1')
    socket.on('connect', () => resolve(true)).on('error', () => setTimeout(() => resolve(false), 5))
    socket.on('connect', () => socket.destroy())
  })
}

/** All in one connection, one after the other without waiting. */
const ask: Ask = (uris) =>
  new Promise((resolve, reject) => {
    const socket = connect(PORT, '127.0.0.1')
    const bodies: string[] = []
    let text = ''
    socket.setEncoding('latin1')
    socket.on('connect', () => {
      for (let at = 0; at < uris.length; at += 500)
        socket.write(
          uris
            .slice(at, at + 500)
            .map(wire)
            .join(''),
        )
    })
    socket.on('data', (data) => {
      text = read(text + data, bodies)
      if (bodies.length < uris.length) return
      socket.destroy()
      resolve(bodies)
    })
    socket.on('error', reject).on('end', () => reject(new Error(`nginx closed the connection: ${text}`)))
  })

const wire = (uri: string): string => `GET ${encodeURI(uri)} HTTP/1.1\r\nHost: a\r\n\r\n`

/** Puts the bodies that are whole behind the others; what is left is the beginning of the next answer. */
function read(text: string, bodies: string[]): string {
  let at = 0
  for (;;) {
    const end = text.indexOf('\r\n\r\n', at)
    if (end < 0) return text.slice(at)
    const length = Number(/\r\nContent-Length: (\d+)/.exec(text.slice(at, end))?.[1] ?? 0)
    if (text.length < end + 4 + length) return text.slice(at)
    bodies.push(text.slice(end + 4, end + 4 + length))
    at = end + 4 + length
  }
}
