// Runs a TypeScript file of this repository: Node 20 cannot, and nothing needs to be installed for it.
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const [script, ...rest] = process.argv.slice(2)
const folder = mkdtempSync(join(process.cwd(), 'node_modules', '.run-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const outfile = join(folder, 'script.mjs')
await build({
  entryPoints: [script],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'bundle',
  logLevel: 'error',
  sourcemap: 'inline',
  external: ['esbuild', 'vitest', 'fast-check'],
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
})
process.argv = [process.argv[0], script, ...rest]
await import(pathToFileURL(outfile).href)
