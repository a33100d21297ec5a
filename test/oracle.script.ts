// npm run oracle: asks the nginx on this machine about every example of every rule and every fixture, and compares its
// verdict with ours for that release. Needs nginx (Debian's); listens on nothing, writes below a temporary folder.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { isMainFile, loadText, memoryFiles, type Project } from '@nginx-lint/analysis'
import { parseVersion, registry, type Version } from '@nginx-lint/directives'
import { badExamples, goodExamples, lint, rules } from '@nginx-lint/lint'
import { parse } from '@nginx-lint/syntax'
import { stripped } from './expectations.ts'

const MODULES = '/etc/nginx/modules-enabled'
/** What nginx says of the machine instead of the configuration, or of certificates the examples leave out. */
const ENVIRONMENT =
  /no "ssl_certificate" is defined|BIO_new_file|host not found|No such file|getpwnam|getgrnam|bind\(\)|could not open|mkdir\(\)/

const version = nginxVersion()
const scratch = mkdtempSync(join(tmpdir(), 'nginx-lint-oracle-'))
const wrong: string[] = []
let asked = 0
let passedOver = 0

for (const rule of rules)
  for (const example of [...badExamples(rule), ...goodExamples(rule)])
    await compare(`rule ${rule.id}`, stripped(example.code), example.files ?? {})
for (const site of existsSync('fixtures/sites') ? readdirSync('fixtures/sites').sort() : []) {
  const files = filesBelow(join('fixtures/sites', site))
  if (files['nginx.conf'] !== undefined) await compare(`fixtures/sites/${site}`, files['nginx.conf'], files)
}
await debian()

rmSync(scratch, { recursive: true, force: true })
console.log(wrong.join('\n'))
console.log(
  `nginx ${version.join('.')}: ${asked} configurations asked, ${passedOver} passed over (the machine, or a module it lacks), ${wrong.length} judged otherwise`,
)
process.exitCode = wrong.length > 0 ? 1 : 0

async function compare(label: string, code: string, files: Readonly<Record<string, string>>): Promise<void> {
  const whole = wrapped(code)
  const said = ask(whole, files)
  const project = await load(whole, files)
  if (said.passedOver || !project.includes.every((include) => include.found)) {
    passedOver++
    return
  }
  asked++
  const errors = lint(project).filter((d) => d.severity === 'error')
  if (said.accepted !== (errors.length === 0))
    wrong.push(
      `${label}: nginx: ${said.accepted ? 'accepted' : said.text}; we: ${errors.map((d) => `${d.rule}: ${d.message}`).join('; ') || 'no error'}\n${whole}`,
    )
}

function load(code: string, files: Readonly<Record<string, string>>): Promise<Project> {
  return loadText('nginx.conf', code, memoryFiles({ ...files, 'mime.types': 'types { }' }), { target: version })
}

/** Debian's own configurations: not one error. */
async function debian(): Promise<void> {
  if (!existsSync('/etc/nginx/nginx.conf')) return
  const files = filesBelow('/etc/nginx', '/etc/nginx/')
  const project = await loadText('/etc/nginx/nginx.conf', files['/etc/nginx/nginx.conf']!, memoryFiles(files), {
    target: version,
  })
  asked++
  for (const d of lint(project)) if (d.severity === 'error') wrong.push(`Debian: ${d.path}: ${d.rule}: ${d.message}`)
}

/** The examples leave out `events`, and some of the blocks around. */
function wrapped(code: string): string {
  const { items } = parse(code).file
  const names = items.map((item) => (item.kind === 'directive' ? item.name.value : ''))
  if (names.includes('events') || !isMainFile(items, registry)) return code
  return `events { }\n${code}`
}

function ask(
  code: string,
  files: Readonly<Record<string, string>>,
): { accepted: boolean; passedOver: boolean; text: string } {
  const folder = join(scratch, String(asked + passedOver))
  mkdirSync(join(folder, 'logs'), { recursive: true })
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  for (const name of ['mime.types', 'fastcgi_params', 'uwsgi_params', 'scgi_params', 'proxy_params'])
    if (existsSync(`/etc/nginx/${name}`) && !files[name]) cpSync(`/etc/nginx/${name}`, join(folder, name))
  writeFileSync(join(folder, 'nginx.conf'), code)
  const args = ['-t', '-p', `${folder}/`, '-c', join(folder, 'nginx.conf'), '-g', loadModules(code)]
  const { stderr, status } = spawnSync('nginx', args, { encoding: 'utf8' })
  const text = /\[(?:emerg|crit|alert|error)\] (?:\d+#\d+: )?(.*)/.exec(stderr)?.[1] ?? ''
  return {
    accepted: status === 0,
    passedOver: ENVIRONMENT.test(text) || isMissingModule(text) || !isMainFile(parse(code).file.items, registry),
    text,
  }
}

/** Unknown to this nginx because of a module that it lacks. */
function isMissingModule(text: string): boolean {
  const name = /unknown directive "([^"]*)"/.exec(text)?.[1]
  return (
    name !== undefined &&
    registry.find(name).some((spec) => spec.module.thirdParty !== undefined || spec.module.name.includes('_js_'))
  )
}

function loadModules(code: string): string {
  if (/load_module/.test(code) || !existsSync(MODULES)) return ''
  return readdirSync(MODULES)
    .filter((name) => name.endsWith('.conf'))
    .sort()
    .map((name) =>
      readFileSync(join(MODULES, name), 'utf8').replace(/load_module modules\//, 'load_module /usr/lib/nginx/modules/'),
    )
    .join(' ')
}

function filesBelow(folder: string, prefix = ''): Record<string, string> {
  const files: Record<string, string> = {}
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory())
      for (const [name, text] of Object.entries(filesBelow(path))) files[`${prefix}${entry.name}/${name}`] = text
    else if (existsSync(path)) files[`${prefix}${entry.name}`] = readFileSync(path, 'utf8')
  }
  return files
}

function nginxVersion(): Version {
  const { stderr, error } = spawnSync('nginx', ['-v'], { encoding: 'utf8' })
  const found = parseVersion(/nginx\/([\d.]+)/.exec(stderr ?? '')?.[1] ?? '')
  if (error || !found) {
    console.error('npm run oracle: no nginx on this machine (Debian: apt-get install nginx)')
    process.exit(2)
  }
  return found
}
