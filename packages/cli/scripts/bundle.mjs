// Makes dist/, all that the published command needs. Usage: node scripts/bundle.mjs [folder]
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = `${root}/dist`
const folder = process.argv[2] ?? dist
const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'))

// Compiled code of an older bundle, and whatever else a build has left.
if (!process.argv[2]) await rm(dist, { recursive: true, force: true })
/** Each of these is a file of its own: what a run does not need it does not load. */
const parts = {
  'nginx-lint': 'src/nginx-lint.ts',
  'language-server': '@nginx-lint/server',
  reference: '@nginx/reference-lib',
}
const apart = {
  name: 'apart',
  setup({ onResolve }) {
    for (const [name, entry] of Object.entries(parts))
      onResolve({ filter: new RegExp(`^${entry}$`) }, ({ kind }) =>
        kind === 'entry-point' ? undefined : { path: `./${name}.cjs`, external: true },
      )
  },
}
/** A check needs no rule's examples: they are made for those who ask for them. */
const examples = {
  name: 'examples',
  setup({ onLoad }) {
    onLoad({ filter: /lint.src.rules.[\w-]+\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      const contents = text.replace(
        /^ {2}(bad|good): (\[.+\]|\[\n[\s\S]*?\n {2}\]),\n/gm,
        '  get $1() { return $2 },\n',
      )
      return { contents, loader: 'ts' }
    })
  },
}
const { outputFiles, metafile } = await build({
  absWorkingDir: root,
  entryPoints: parts,
  outdir: '.',
  outExtension: { '.js': '.cjs' },
  plugins: [apart, examples],
  bundle: true,
  minify: true,
  // Tagged templates and regular expressions keep other characters than ASCII, and with a single one of them the whole
  // text is twice as large in memory. Here the templates go, below the rest.
  // What runs from V8's cache cannot import, but it can require.
  supported: { 'template-literal': false, 'dynamic-import': false },
  write: false,
  metafile: true,
  // One CommonJS file starts faster than modules: no loader, and one piece of compiled code to keep.
  format: 'cjs',
  platform: 'node',
  target: 'node20.19',
  // A dependency asks where its module is.
  banner: { js: 'const import_meta_url = require("node:url").pathToFileURL(__filename).href' },
  define: { NGINX_LINT_VERSION: JSON.stringify(version), 'import.meta.url': 'import_meta_url' },
  logLevel: 'warning',
}).catch(() => process.exit(1))

const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
await mkdir(folder, { recursive: true })
for (const { path, text } of outputFiles) {
  const ascii = text.replace(/[^\0-\x7f]/g, escaped)
  // Compiled code is kept under this name.
  const digest = createHash('sha256').update(ascii).digest('hex').slice(0, 16)
  await writeFile(`${folder}/${basename(path)}`, `//${digest}\n${ascii}`)
}
await writeFile(`${folder}/LICENSES.txt`, licences())
// What the language server links to.
await cp(`${root}/../lint/docs`, `${folder}/rules`, { recursive: true })

/** The licences of the packages whose code is in the bundle, as they ask for. */
function licences() {
  const packages = new Set(
    Object.keys(metafile.inputs).flatMap((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
  )
  const texts = [...packages].sort().map((path) => {
    const at = `${root}/${path}`
    const { name, version: release, license } = JSON.parse(readFileSync(`${at}/package.json`, 'utf8'))
    const file = readdirSync(at).find((entry) => /^licen[cs]e/i.test(entry))
    const text = file && existsSync(`${at}/${file}`) ? readFileSync(`${at}/${file}`, 'utf8').trim() : license
    return `${name} ${release} (${license})\n\n${text}\n`
  })
  return texts.join(`\n${'-'.repeat(80)}\n\n`)
}
