// npm run oracle:format: asks the nginx on this machine about every example, census entry and fixture, before and after
// formatting: it must say the same, at the line that has become of the line it named. Needs nginx (Debian's); listens on
// nothing, writes below a temporary folder.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { isMainFile } from '@nginx-lint/analysis'
import { registry } from '@nginx-lint/directives'
import { format } from '@nginx-lint/format'
import { badExamples, goodExamples, rules } from '@nginx-lint/lint'
import { parse } from '@nginx-lint/syntax'
import type { Case } from './census.ts'
import { stripped } from './expectations.ts'
import { read } from './format-texts.ts'
import { tokensOf } from './format-tokens.ts'

/** A configuration by path; the main one is nginx.conf. */
type Files = Readonly<Record<string, string>>

interface Answer {
  readonly accepted: boolean
  /** All it says, without the time and the folder. */
  readonly messages: readonly string[]
}

const MODULES = '/etc/nginx/modules-enabled'
/** Where it stopped. */
const place = / in ([^ ]+?):(\d+)/g
const PARAMETERS = ['mime.types', 'fastcgi_params', 'uwsgi_params', 'scgi_params', 'proxy_params']

if (spawnSync('nginx', ['-v']).error) {
  console.error('npm run oracle:format: no nginx on this machine (Debian: apt-get install nginx)')
  process.exit(2)
}
const scratch = mkdtempSync(join(tmpdir(), 'nginx-lint-format-'))
const modules = modulesOfDebian()
const wrong: string[] = []
const figures = { asked: 0, accepted: 0, changed: 0 }

for (const rule of rules)
  for (const { code, files = {} } of [...badExamples(rule), ...goodExamples(rule)])
    compare(`rule ${rule.id}`, { ...files, 'nginx.conf': wrapped(stripped(code)) })
for (const { id, good, bad } of (JSON.parse(readFileSync('fixtures/census.json', 'utf8')) as { errors: Case[] }).errors)
  for (const code of [good, bad]) if (code) compare(`census ${id}`, { 'nginx.conf': code })
for (const site of readdirSync('fixtures/sites').sort()) {
  const files = filesBelow(join('fixtures/sites', site))
  if (files['nginx.conf'] !== undefined) compare(`fixtures/sites/${site}`, files)
}
for (const [path, code] of Object.entries(filesBelow('fixtures/format')))
  if (path.endsWith('.conf')) compare(`fixtures/format/${path}`, { 'nginx.conf': wrapped(code) })
const debian = filesBelow('/etc/nginx')
if (debian['nginx.conf'] !== undefined) {
  const main = debian['nginx.conf'].replace(/\/etc\/nginx\//g, '').replace(/^include modules-enabled.*$/m, '')
  compare('Debian', { ...debian, 'nginx.conf': main })
}

rmSync(scratch, { recursive: true, force: true })
console.log(wrong.join('\n\n'))
console.log(
  `${figures.asked} configurations asked about twice, ${figures.changed} of them changed by formatting, ${figures.accepted} accepted; of ${wrong.length} nginx says something else`,
)
process.exitCode = wrong.length > 0 ? 1 : 0

function compare(label: string, files: Files): void {
  const formatted = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, format(text).text]))
  const before = ask(files)
  figures.asked++
  if (before.accepted) figures.accepted++
  if (Object.entries(files).every(([path, text]) => formatted[path] === text)) return
  figures.changed++
  const after = ask(formatted)
  const isSame =
    before.accepted === after.accepted &&
    before.messages.length === after.messages.length &&
    before.messages.every((message, i) => saysTheSame(message, after.messages[i]!, files, formatted))
  if (!isSame)
    wrong.push(
      `${label}: nginx said ${JSON.stringify(before.messages)}, and says ${JSON.stringify(after.messages)} of\n${formatted['nginx.conf']}`,
    )
}

/** The same words, and each line it names has an end of a statement that the old line had. */
function saysTheSame(before: string, after: string, files: Files, formatted: Files): boolean {
  if (before.replace(place, ' in $1') !== after.replace(place, ' in $1')) return false
  const [old, now] = [[...before.matchAll(place)], [...after.matchAll(place)]]
  return old.every(([, path, line], i) => {
    const ends = endsOn(files[path!] ?? '', Number(line))
    return ends.length === 0 || endsOn(formatted[path!] ?? '', Number(now[i]![2])).some((end) => ends.includes(end))
  })
}

/** Which of the semicolons and braces of a text stand on a line. */
function endsOn(text: string, line: number): readonly number[] {
  const start = text.split('\n', line - 1).join('\n').length
  const end = text.split('\n', line).join('\n').length
  const found: number[] = []
  tokensOf(text)
    .filter(({ kind }) => kind === ';' || kind === '{' || kind === '}')
    .forEach((token, i) => {
      if (token.start >= start && token.start < end) found.push(i)
    })
  return found
}

/** The examples leave out `events`, and some of the blocks around. */
function wrapped(code: string): string {
  const { items } = parse(code).file
  const names = items.map((item) => (item.kind === 'directive' ? item.name.value : ''))
  return names.includes('events') || !isMainFile(items, registry) ? code : `events { }\n${code}`
}

function ask(files: Files): Answer {
  const folder = join(scratch, 'nginx')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'logs'), { recursive: true })
  for (const name of PARAMETERS) if (existsSync(`/etc/nginx/${name}`)) cpSync(`/etc/nginx/${name}`, join(folder, name))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const loading = /load_module/.test(files['nginx.conf']!) ? '' : modules
  const args = ['-t', '-p', `${folder}/`, '-c', join(folder, 'nginx.conf'), '-g', loading]
  const { stderr, status } = spawnSync('nginx', args, { encoding: 'latin1', timeout: 20_000 })
  const lines = stderr.matchAll(/^(?:nginx: |\S+ \S+ )(\[\w+\]) (?:\d+#\d+: )?(.*)$/gm)
  return {
    accepted: status === 0,
    messages: [...new Set([...lines].map(([, level, text]) => `${level} ${text!.replaceAll(`${folder}/`, '')}`))],
  }
}

function modulesOfDebian(): string {
  if (!existsSync(MODULES)) return ''
  const names = readdirSync(MODULES).filter((name) => name.endsWith('.conf'))
  const texts = names.sort().map((name) => readFileSync(join(MODULES, name), 'utf8'))
  return texts.join(' ').replaceAll('load_module modules/', 'load_module /usr/lib/nginx/modules/')
}

function filesBelow(folder: string, prefix = ''): Record<string, string> {
  const files: Record<string, string> = {}
  if (!existsSync(folder)) return files
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) Object.assign(files, filesBelow(path, `${prefix}${entry.name}/`))
    else if (existsSync(path)) files[`${prefix}${entry.name}`] = read(path)
  }
  return files
}
