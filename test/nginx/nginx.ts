import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { parseVersion, registry, type Version } from '@nginx-lint/directives'
import { parse } from '@nginx-lint/syntax'

/** A configuration by path; the main one is nginx.conf. */
export type Files = Readonly<Record<string, string>>

export interface Message {
  readonly level: string
  readonly text: string
  /** Where it points, if anywhere: the end of a statement, or of a block. */
  readonly path?: string
  /** From 1. */
  readonly line?: number
}

export interface Answer {
  /** `machine`: what it stops at is about the machine, or a module it lacks. */
  readonly kind: 'accepted' | 'refused' | 'machine'
  /** What it stops at. */
  readonly stop?: Message
  readonly messages: readonly Message[]
}

/** An nginx that can be asked what `nginx -t` asks, without the machine having a say. */
export interface Nginx {
  readonly version: Version
  ask(files: Files): Promise<Answer>
  close(): void
}

const MODULES = '/etc/nginx/modules-enabled'
const PARAMETERS = ['mime.types', 'fastcgi_params', 'uwsgi_params', 'scgi_params', 'proxy_params']
const NOBODY = 65534
/** As many as there are processors where it mostly runs. */
const WORKERS = 2

/** Starts asking the nginx of a path, or that of this machine. Listens on nothing, writes below a temporary folder. */
export function startNginx(name: string, binary = 'nginx'): Nginx {
  const version = versionOf(name, binary)
  const scratch = mkdtempSync(join(tmpdir(), 'nginx-lint-'))
  process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))
  const env = {
    ...process.env,
    ...environmentIn(scratch),
    FEW: modules(/mod-(mail|stream)\.conf$/),
    ALL: modules(/\.conf$/),
  }
  chmodSync(scratch, 0o777)
  const idle = Array.from({ length: WORKERS }, () => worker(binary, scratch, env))
  const workers = [...idle]
  const waiting: ((free: Worker) => void)[] = []
  let count = 0

  return {
    version,
    close() {
      for (const { process } of workers) process.kill()
    },
    async ask(files) {
      const folder = join(scratch, String(count++))
      write(folder, files)
      const mine = idle.pop() ?? (await new Promise<Worker>((resolve) => waiting.push(resolve)))
      let answer = await asked(mine, 'few')
      // Loading all modules takes seven times as long as reading most configurations: only if something is unknown.
      if (answer.stop?.text.includes('unknown') && env.FEW !== env.ALL) answer = await asked(mine, 'all')
      const next = waiting.shift()
      if (next) next(mine)
      else idle.push(mine)
      rmSync(folder, { recursive: true, force: true })
      return answer

      async function asked({ ask }: Worker, which: 'few' | 'all'): Promise<Answer> {
        await ask(`${/load_module/.test(files['nginx.conf']!) ? 'no' : which} ${folder}`)
        const said = readFileSync(join(folder, '.said'), 'latin1')
        return understood(
          Buffer.from(said, 'latin1').toString(),
          readFileSync(join(folder, '.status'), 'utf8').trim(),
          folder,
        )
      }
    },
  }
}

interface Worker {
  readonly process: ChildProcess
  readonly ask: (line: string) => Promise<void>
}

function worker(binary: string, scratch: string, env: NodeJS.ProcessEnv): Worker {
  // As root it would make folders, and give away those that are there already.
  const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}
  const script = readFileSync(resolve('test/nginx/ask.sh'), 'utf8')
  const started = spawn('sh', ['-c', script, 'ask', binary, join(scratch, 'environment.so')], {
    env,
    cwd: scratch,
    stdio: ['pipe', 'pipe', 'inherit'],
    ...user,
  })
  let done = () => {}
  createInterface(started.stdout!).on('line', () => done())
  started.unref()
  const ask = (line: string) =>
    new Promise<void>((resolve) => {
      done = resolve
      started.stdin!.write(`${line}\n`)
    })
  return { process: started, ask }
}

/** What stands in for the machine: `environment.c`, and one file that is any certificate and any key. */
function environmentIn(scratch: string): Readonly<Record<string, string>> {
  const [library, pem, part] = ['environment.so', 'any.pem', 'part.pem'].map((name) => join(scratch, name)) as [
    string,
    string,
    string,
  ]
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  run('cc', '-shared', '-fPIC', '-O1', '-w', '-o', library, resolve('test/nginx/environment.c'), '-ldl')
  run(
    'openssl',
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '3650',
    '-subj',
    '/CN=localhost',
    '-keyout',
    pem,
    '-out',
    part,
  )
  const cert = readFileSync(part, 'utf8')
  run('openssl', 'genpkey', '-genparam', '-algorithm', 'DH', '-pkeyopt', 'group:ffdhe2048', '-out', part)
  writeFileSync(pem, cert + readFileSync(pem, 'utf8') + readFileSync(part, 'utf8'), { mode: 0o644 })
  chmodSync(pem, 0o644)
  writeFileSync(`${pem}.ticket`, Buffer.alloc(48, 1))
  return { NGINX_LINT_PEM: pem }
}

function write(folder: string, files: Files): void {
  mkdirSync(join(folder, 'logs'), { recursive: true })
  const texts = Object.values(files)
  const used = PARAMETERS.filter((name) => !(name in files) && texts.some((text) => text.includes(name)))
  const parameters = used.flatMap((name) =>
    existsSync(`/etc/nginx/${name}`) ? [[name, parametersIn(name)] as const] : [],
  )
  for (const [path, text] of [...parameters, ...Object.entries(files)]) {
    if (path.includes('/')) mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  chmodSync(folder, 0o777)
  chmodSync(join(folder, 'logs'), 0o777)
}

const parametersIn = (name: string): string => readFileSync(`/etc/nginx/${name}`, 'utf8')

/** Debian's files that many configurations include. */
export const parameters = (): Files =>
  Object.fromEntries(
    PARAMETERS.filter((name) => existsSync(`/etc/nginx/${name}`)).map((name) => [name, parametersIn(name)]),
  )

/** What nginx says of the machine instead of the configuration. */
const MACHINE =
  /GeoIP|MMDB|PEM_|SSL_CTX_|X509|BIO_|resty|lua|perl|xml|No such file|Not a directory|Is a directory|Permission denied|could not open|open\(\)|stat\(\)|read\(\)|pread\(\)|mmap\(|dlopen\(\)|dlsym\(\)|is not binary compatible|setrlimit|File name too long|Cannot allocate memory/
/** Modules that Debian's nginx is built without. */
const ELSEWHERE =
  /_js_|otel|acme|google_perftools|degradation|kqueue|eventport|iocp|devpoll|_select_|_poll_|aio_module|rtsig|cpp_test/
/** Said when all has been read and taken. */
const TOO_LATE = /^(bind|listen|socket|setsockopt)\(|still could not bind|could not build.*\(listen\)/

function understood(said: string, status: string, folder: string): Answer {
  const lines = said.matchAll(/^(?:nginx: )?(?:\S+ \S+ )?\[(\w+)\] (?:\d+#\d+: )?(.*)$/gm)
  const all = [...lines].map(([, level, text]) => message(level!, text!.replaceAll(`${folder}/`, '')))
  const messages = all.filter((m, i) => all.findIndex((other) => isSame(m, other)) === i)
  // The last is what it stops at: some platforms' missing features are an [emerg] that stops nothing.
  const stop = messages.findLast(({ level }) => /emerg|crit|alert|error/.test(level))
  if (status === '0' || (stop && TOO_LATE.test(stop.text))) return { kind: 'accepted', messages }
  if (!stop) return { kind: 'machine', messages }
  const isMachine = MACHINE.test(stop.text) && !/Too many open files/.test(stop.text)
  return { kind: isMachine || isOfMissingModule(stop.text) ? 'machine' : 'refused', stop, messages }
}

function message(level: string, said: string): Message {
  const [, text = said, path, line] = /^(.*) in ([^\s:]+):(\d+)$/.exec(said) ?? []
  return { level, text, ...(path !== undefined && { path, line: Number(line) }) }
}

const isSame = (a: Message, b: Message): boolean => a.text === b.text && a.path === b.path && a.line === b.line

/** Unknown to this nginx because of a module that it lacks, or of another operating system. */
function isOfMissingModule(text: string): boolean {
  if (/^invalid event type "(poll|select|kqueue|eventport|iocp|\/dev\/poll)"/.test(text)) return true
  const name = /^unknown directive "([^"]*)"/.exec(text)?.[1]
  if (name === undefined) return false
  return registry.find(name).some(({ module }) => module.thirdParty !== undefined || ELSEWHERE.test(module.name))
}

function modules(which: RegExp): string {
  if (!existsSync(MODULES)) return ''
  const names = readdirSync(MODULES).filter((name) => which.test(name))
  const texts = names.sort().map((name) => readFileSync(join(MODULES, name), 'utf8'))
  return texts
    .join(' ')
    .replace(/load_module modules\//g, 'load_module /usr/lib/nginx/modules/')
    .trim()
}

function versionOf(name: string, binary: string): Version {
  const { stderr, error } = spawnSync(binary, ['-v'], { encoding: 'utf8' })
  const found = parseVersion(/nginx\/([\d.]+)/.exec(stderr ?? '')?.[1] ?? '')
  if (!error && found) return found
  console.error(`npm run ${name}: no nginx here (Debian: apt-get install nginx gcc libc6-dev openssl)`)
  process.exit(2)
}

/** The files of a folder, by path. */
export function filesBelow(folder: string, prefix = ''): Record<string, string> {
  const files: Record<string, string> = {}
  if (!existsSync(folder)) return files
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) Object.assign(files, filesBelow(path, `${prefix}${entry.name}/`))
    else if (existsSync(path)) files[`${prefix}${entry.name}`] = readFileSync(path, 'utf8')
  }
  return files
}

/** A main file as nginx wants it: the examples leave out `events`. */
export function wrapped(code: string, isMain: boolean): string {
  const names = parse(code).file.items.map((item) => (item.kind === 'directive' ? item.name.value : ''))
  return names.includes('events') || !isMain ? code : `events { }\n${code}`
}
