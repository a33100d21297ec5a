// Makes dist/, all that the published command needs. Usage: node scripts/bundle.mjs [folder]
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, transform } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = `${root}/dist`
const folder = process.argv[2] ?? dist
const target = 'node20.19'
const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'))

// Compiled code of an older bundle, and whatever else a build has left.
if (!process.argv[2]) await rm(dist, { recursive: true, force: true })
/** A file of its own: it is large, and editors alone need it. */
const apart = {
  name: 'apart',
  setup({ onResolve }) {
    onResolve({ filter: /^@nginx\/reference-lib$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './reference.cjs', external: true },
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
  entryPoints: { 'nginx-lint': 'src/nginx-lint.ts', reference: '@nginx/reference-lib' },
  outdir: '.',
  plugins: [apart, examples],
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  // In parts, so that each command loads its own; only of modules does esbuild make parts.
  format: 'esm',
  splitting: true,
  chunkNames: '[hash]',
  platform: 'node',
  target,
  // A dependency asks where its module is.
  define: { NGINX_LINT_VERSION: JSON.stringify(version), 'import.meta.url': 'import_meta_url' },
  logLevel: 'warning',
}).catch(() => process.exit(1))

await mkdir(folder, { recursive: true })
const parts = []
for (const { path, text } of outputFiles) {
  const name = basename(path)
  const code = await asCommonJs(text)
  if (name === 'reference.js') await writeFile(`${folder}/reference.cjs`, code)
  else parts.push(`${JSON.stringify(`./${name}`)}(exports,require,module){${code}}`)
}
// One file starts faster than several: there is one piece of compiled code to keep.
const joined = `"use strict"
const import_meta_url = require("node:url").pathToFileURL(__filename).href
const parts = {${parts.join(',\n')}}
const loaded = {}
function part(name) {
  if (!Object.hasOwn(parts, name)) return require(name)
  if (!loaded[name]) {
    loaded[name] = { exports: {} }
    parts[name](loaded[name].exports, part, loaded[name])
  }
  return loaded[name].exports
}
part("./nginx-lint.js")
`
// Compiled code is kept under this name.
const digest = createHash('sha256').update(joined).digest('hex').slice(0, 16)
await writeFile(`${folder}/nginx-lint.cjs`, `//${digest}\n${joined}`)
await writeFile(`${folder}/LICENSES.txt`, licences())
// What the language server links to.
await cp(`${root}/../lint/docs`, `${folder}/rules`, { recursive: true })

/** CommonJS starts faster than modules, which have a loader of their own. */
async function asCommonJs(text) {
  const { code } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target,
    minify: true,
    // Tagged templates and regular expressions keep other characters than ASCII, and with a single one of them the
    // whole text is twice as large in memory. Here the templates go, below the rest.
    // What runs from V8's cache cannot import, but it can require.
    supported: { 'template-literal': false, 'dynamic-import': false },
  })
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

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
