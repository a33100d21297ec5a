// Makes dist/, all that the extension runs. Usage: node scripts/bundle.mjs
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = fileURLToPath(new URL('..', import.meta.url))
const root = `${here}/../..`

await rm(`${here}/dist`, { recursive: true, force: true })
await mkdir(`${here}/dist`)
const common = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  format: 'cjs',
  external: ['vscode'],
  logLevel: 'warning',
}
const node = {
  ...common,
  platform: 'node',
  target: 'node20',
  // A dependency asks where its module is.
  banner: { js: 'const import_meta_url = require("node:url").pathToFileURL(__filename).href' },
  define: { 'import.meta.url': 'import_meta_url' },
}
/** What a browser does not have may only be imported by what is left out of the bundle, for nobody uses it. */
const withoutNode = {
  name: 'without-node',
  setup({ onResolve }) {
    onResolve({ filter: /^node:path$/ }, () => ({ path: `${here}src/posix-paths.ts` }))
    onResolve({ filter: /^(?:node:.*|tinyglobby)$/ }, ({ path }) => ({ path, external: true, sideEffects: false }))
  },
}

await Promise.all([
  build({ ...node, entryPoints: ['src/extension.ts'], outfile: 'dist/extension.cjs' }),
  build({ ...node, entryPoints: ['src/server.ts'], outfile: 'dist/server.cjs' }),
  build({
    ...common,
    platform: 'browser',
    plugins: [withoutNode],
    target: 'es2022',
    entryPoints: ['src/browser.ts'],
    outfile: 'dist/browser.js',
  }),
]).catch(() => process.exit(1))

const strange = /require\("(?:node:[^"]+|tinyglobby)"\)/.exec(await readFile(`${here}/dist/browser.js`, 'utf8'))
if (strange) throw new Error(`dist/browser.js needs ${strange[0]}, which a browser does not have`)

// What others keep is copied, and in git there is one of it.
for (const name of ['nginx.tmLanguage.json', 'nginx.markdown.tmLanguage.json', 'nginx-route.tmLanguage.json'])
  await writeFile(
    `${here}/dist/${name}`,
    JSON.stringify(JSON.parse(await readFile(`${root}/grammars/${name}`, 'utf8'))),
  )
await copyFile(`${root}/packages/cli/nginx-lint.schema.json`, `${here}/dist/nginx-lint.schema.json`)
