// npm run oracle:mutate [-- 2000 --seed 7 --only value --places]: changes accepted configurations in one place each,
// asks the nginx on this machine (Debian's) about every mutant, and compares its verdict with ours for that release.
// A false alarm (we say error, nginx takes it) fails the run; misses are grouped by nginx's message.
import { spawnSync } from 'node:child_process'
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadText, memoryFiles, outwards, type Project, type Statement, walk } from '@nginx-lint/analysis'
import { parseVersion, registry, type Version } from '@nginx-lint/directives'
import { badExamples, type Diagnostic, goodExamples, lint, rules } from '@nginx-lint/lint'
import { lineIndex } from '@nginx-lint/syntax'
import type { Case } from './census.ts'
import { stripped } from './expectations.ts'
import { type Mutant, mutate, randomFrom } from './mutants.ts'

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string' },
    file: { type: 'string', default: 'fixtures/census.json' },
    /** Only mutants of this kind. */
    only: { type: 'string', default: '' },
    /** Say also where our first error is not in the statement nginx names. */
    places: { type: 'boolean', default: false },
  },
})
const count = Number(positionals[0] ?? 500)
const seed = Number(flags.seed ?? Date.now() % 1_000_000)

/** A configuration that nginx takes, by path; the main one is nginx.conf. */
type Files = Readonly<Record<string, string>>

interface Verdict {
  /** `machine`: what it says is about the machine, or a module it lacks. */
  readonly kind: 'accepted' | 'refused' | 'machine'
  readonly text: string
  readonly line?: number
}

const MODULES = '/etc/nginx/modules-enabled'
const PARAMETERS = ['mime.types', 'fastcgi_params', 'uwsgi_params', 'scgi_params', 'proxy_params']
const NOBODY = 65534
/** What nginx says of the machine instead of the configuration, or of certificates that are not there. */
const ENVIRONMENT =
  /no "ssl_certificate" is defined|GeoIP|PEM_|resty|xmlParse|BIO_new_file|SSL_CTX_|host not found|No such file|Not a directory|Is a directory|Permission denied|getpwnam|getgrnam|could not open|open\(\)|stat\(\)|read\(\)|mkdir\(\)|dlopen\(\)|is not binary compatible|setrlimit|File name too long/
/** Modules that Debian's nginx is built without. */
const ELSEWHERE =
  /_js_|otel|acme|google_perftools|degradation|kqueue|eventport|iocp|devpoll|_select_|_poll_|aio_module|rtsig|cpp_test/
/** Said when all has been read and taken. */
const TOO_LATE = /^(bind|listen|socket|setsockopt)\(|still could not bind|could not build.*\(listen\)/

const version = nginxVersion()
const nginxOwn = modulesOfDebian(/mod-(mail|stream)\.conf$/)
const allModules = modulesOfDebian(/\.conf$/)
const scratch = mkdtempSync(join(tmpdir(), 'nginx-lint-mutate-'))
const isRoot = process.getuid?.() === 0
chown(scratch)
const random = randomFrom(seed)
const figures = { mutants: 0, same: 0, elsewhere: 0, falseAlarms: 0, misses: 0, passedOver: 0, bugs: 0 }
const findings = {
  alarm: new Map<string, string[]>(),
  miss: new Map<string, string[]>(),
  place: new Map<string, string[]>(),
}

console.log(`nginx ${version.join('.')}, seed ${seed}, ${count} mutants`)
const bases = [...census(), ...examples(), ...(existsSync('fixtures/sites') ? sites() : [])]
const taken = new Map<Files, boolean>()
while (figures.mutants < count) {
  const base = bases[Math.floor(random() * bases.length)]!
  if (!taken.has(base)) taken.set(base, ask(base).kind === 'accepted')
  if (taken.get(base)) await one(base)
}
rmSync(scratch, { recursive: true, force: true })
print('FALSE ALARM', findings.alarm)
print('MISS', findings.miss)
if (flags.places) print('ELSEWHERE', findings.place)
console.log(
  Object.entries(figures)
    .map(([name, n]) => `${name} ${n}`)
    .join(', '),
)
process.exitCode = figures.falseAlarms + figures.bugs > 0 ? 1 : 0

async function one(base: Files): Promise<void> {
  const original = await load(base)
  const paths = [...original.files.keys()].filter((path) => base[path] !== undefined)
  const path = paths[Math.floor(random() * paths.length)]!
  const mutant = mutate(original, path, random)
  if (!mutant?.kind.includes(flags.only) || mutant.text === base[path]) return
  figures.mutants++
  const files = { ...base, [path]: mutant.text }
  try {
    await compare(files, path, mutant)
  } catch (bug) {
    figures.bugs++
    console.log(`BUG: ${(bug as Error).stack}\n${mutant.text}`)
  }
}

async function compare(files: Files, path: string, mutant: Mutant): Promise<void> {
  const said = ask(files)
  const project = await load(files)
  const errors = lint(project).filter((d) => d.severity === 'error')
  const isWhole = project.isMain && project.includes.every((include) => include.found)
  if (said.kind === 'machine' || !isWhole) {
    figures.passedOver++
  } else if (said.kind === 'accepted' && errors.length > 0) {
    figures.falseAlarms++
    note(findings.alarm, `${errors[0]!.rule}: ${errors[0]!.message}`, await shrunk(project, path, mutant, said))
  } else if (said.kind === 'refused' && errors.length === 0) {
    figures.misses++
    note(findings.miss, said.text, await shrunk(project, path, mutant, said))
  } else {
    figures.same++
    if (said.kind === 'accepted' || isNamed(said, project, errors[0]!)) return
    figures.elsewhere++
    note(
      findings.place,
      said.text,
      `${described(errors[0]!, project)}; nginx :${said.line}\n${statementAt(project, path, mutant.at)?.text ?? ''}`,
    )
  }
}

/** Is the finding in the statement whose head ends in the line that nginx names? */
function isNamed(said: Verdict, project: Project, finding: Diagnostic): boolean {
  if (said.line === undefined || project.files.size > 1) return true
  const lines = lineIndex(project.files.get('nginx.conf')!.text)
  const lineOf = (offset: number) => lines.position(offset).line
  const around = statementAt(project, finding.path, finding.start)?.node
  const head = around ? (around.body?.start ?? around.end) : finding.end
  if (around && lineOf(around.start) <= said.line && said.line <= Math.max(lineOf(head), lineOf(finding.end)))
    return true
  // What is wrong with a whole block is said at its end.
  return lineOf(finding.start) <= said.line && /unexpected|^no |is unknown|is not allowed here/.test(said.text)
}

function described(d: Diagnostic, project: Project): string {
  const { line } = lineIndex(project.files.get(d.path)!.text).position(d.start)
  return `${d.rule}: ${d.message} at :${line}`
}

function statementAt(project: Project, path: string, at: number): (Statement & { readonly text: string }) | undefined {
  let found: Statement | undefined
  for (const s of walk(project.root)) if (s.file.path === path && s.node.start <= at && at <= s.node.end) found = s
  return found && { ...found, text: found.file.text.slice(found.node.start, found.node.end) }
}

/** The changed statement alone in its blocks, if that says the same; else the statement and what stays unsaid. */
async function shrunk(project: Project, path: string, mutant: Mutant, said: Verdict): Promise<string> {
  const statement = statementAt(project, path, mutant.at)
  const lineText = mutant.text
    .slice(0, mutant.at + 80)
    .split('\n')
    .at(-1)!
    .slice(0, 160)
  if (!statement) return `${mutant.kind}: …${lineText}…`
  const openers = [...outwards(statement.scope)].flatMap(({ opener }) => (opener ? [opener] : []))
  const heads = openers.reverse().map(({ node, file }) => file.text.slice(node.start, node.body!.start + 1))
  const alone = `${[...heads, statement.text, ...heads.map(() => '}')].join(' ')}\n`
  const whole = heads[0]?.startsWith('events') ? alone : `events { }\n${alone}`
  const small = { 'nginx.conf': whole }
  const again = ask(small)
  const errors = lint(await load(small)).filter((d) => d.severity === 'error')
  const same = again.kind === said.kind && (said.kind === 'accepted') === errors.length > 0
  return same ? `${mutant.kind}: ${alone.trim()}` : `${mutant.kind}, in more: ${statement.text.slice(0, 300)}`
}

function note(group: Map<string, string[]>, message: string, example: string): void {
  const key = message.replace(/"[^"]*"/g, '""').replace(/\d+/g, 'N')
  group.set(key, [...(group.get(key) ?? []), `${message}\n      ${example.replaceAll('\n', '\n      ')}`])
}

function print(title: string, group: Map<string, string[]>): void {
  for (const [key, examples] of [...group].sort((a, b) => b[1].length - a[1].length)) {
    console.log(`${title} ${examples.length} × ${key}`)
    const shortest = [...examples].sort((a, b) => a.length - b.length).slice(0, title === 'FALSE ALARM' ? 8 : 4)
    for (const example of shortest) console.log(`    ${example}`)
  }
}

/** Good and bad ones: those that nginx refuses as they are will be left out. */
function census(): Files[] {
  if (!existsSync(flags.file)) return []
  const { errors } = JSON.parse(readFileSync(flags.file, 'utf8')) as { errors: Case[] }
  return errors.flatMap(({ good, bad, verdicts }) => {
    const verdict = verdicts.find((v) => v.versions.includes(version.join('.')))
    const texts = [verdict?.good === 'accepted' ? good : '', verdict?.bad === 'accepted' ? bad : '']
    return texts.filter((text) => text && text.length < 20_000).map((text) => ({ 'nginx.conf': text }))
  })
}

function examples(): Files[] {
  const all = rules.flatMap((rule) => [...badExamples(rule), ...goodExamples(rule)])
  return all.map(({ code, files }) => ({ ...files, 'nginx.conf': `events { }\n${stripped(code)}` }))
}

function sites(): Files[] {
  const all = readdirSync('fixtures/sites')
    .sort()
    .map((site) => filesBelow(join('fixtures/sites', site)))
  return all.filter((files) => files['nginx.conf'] !== undefined)
}

function load(files: Files): Promise<Project> {
  return loadText('nginx.conf', files['nginx.conf']!, memoryFiles({ ...parameters(), ...files }), { target: version })
}

function parameters(): Files {
  const there = PARAMETERS.filter((name) => existsSync(`/etc/nginx/${name}`))
  return Object.fromEntries(there.map((name) => [name, readFileSync(`/etc/nginx/${name}`, 'utf8')]))
}

function ask(files: Files): Verdict {
  const folder = mkdtempSync(join(scratch, 'a-'))
  mkdirSync(join(folder, 'logs'))
  for (const [path, text] of Object.entries({ ...parameters(), ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  chown(folder)
  chown(join(folder, 'logs'))
  const said = asked(folder, files['nginx.conf']!, nginxOwn)
  rmSync(folder, { recursive: true, force: true })
  return said
}

/** Loading all modules takes seven times as long as reading most configurations: only if something is unknown. */
function asked(folder: string, main: string, modules: string): Verdict {
  const args = ['-t', '-e', 'stderr', '-p', `${folder}/`, '-c', join(folder, 'nginx.conf')]
  if (!/load_module/.test(main) && modules) args.push('-g', modules)
  // As root it would make folders, and give away those that are there already.
  const user = isRoot ? { uid: NOBODY, gid: NOBODY } : {}
  const { stderr, status } = spawnSync('nginx', args, { encoding: 'utf8', timeout: 10_000, ...user })
  // The last is what it stops at: some platforms' missing features are an [emerg] that stops nothing.
  const last = [...stderr.matchAll(/\[(?:emerg|crit|alert|error)\] (?:\d+#\d+: )?(.*)/g)].at(-1)
  const text = last?.[1]?.replaceAll(`${folder}/`, '') ?? ''
  return text.includes('unknown') && modules === nginxOwn && nginxOwn !== allModules
    ? asked(folder, main, allModules)
    : verdict(status, text)
}

function verdict(status: number | null, text: string): Verdict {
  if (status === 0 || TOO_LATE.test(text)) return { kind: 'accepted', text }
  const [, said = text, at] = /^(.*) in \S+:(\d+)$/.exec(text) ?? []
  const kind =
    status === null || text === '' || ENVIRONMENT.test(text) || isOfMissingModule(text) ? 'machine' : 'refused'
  return { kind, text: said, ...(at !== undefined && { line: Number(at) }) }
}

/** Unknown to this nginx because of a module that it lacks, or of another operating system. */
function isOfMissingModule(text: string): boolean {
  if (/^invalid event type "(poll|select|kqueue|eventport|iocp|\/dev\/poll)"/.test(text)) return true
  const name = /^unknown directive "([^"]*)"/.exec(text)?.[1]
  if (name === undefined) return false
  return registry.find(name).some(({ module }) => module.thirdParty !== undefined || ELSEWHERE.test(module.name))
}

function modulesOfDebian(which: RegExp): string {
  if (!existsSync(MODULES)) return ''
  const names = readdirSync(MODULES).filter((name) => which.test(name))
  const texts = names.sort().map((name) => readFileSync(join(MODULES, name), 'utf8'))
  return texts.join(' ').replace(/load_module modules\//g, 'load_module /usr/lib/nginx/modules/')
}

function filesBelow(folder: string, prefix = ''): Record<string, string> {
  const files: Record<string, string> = {}
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) Object.assign(files, filesBelow(path, `${prefix}${entry.name}/`))
    else files[`${prefix}${entry.name}`] = readFileSync(path, 'utf8')
  }
  return files
}

function chown(path: string): void {
  if (isRoot) chownSync(path, NOBODY, NOBODY)
}

function nginxVersion(): Version {
  const { stderr, error } = spawnSync('nginx', ['-v'], { encoding: 'utf8' })
  const found = parseVersion(/nginx\/([\d.]+)/.exec(stderr ?? '')?.[1] ?? '')
  if (error || !found) {
    console.error('npm run oracle:mutate: no nginx on this machine (Debian: apt-get install nginx)')
    process.exit(2)
  }
  return found
}
