// Makes dist/nginx-lint-vscode.vsix of what is in dist/. Usage: node scripts/package.mjs VSCE, the packager's program
import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('..', import.meta.url))
const file = `${here}dist/nginx-lint-vscode.vsix`
const limit = 2_000_000

const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', file]
execFileSync(process.execPath, [process.argv[2], 'package', ...options], {
  cwd: here,
  stdio: ['ignore', 'ignore', 'inherit'],
})
const { size } = statSync(file)
console.log(`${file}: ${Math.round(size / 1000)} kB`)
if (size > limit) throw new Error(`the package is larger than ${limit / 1000} kB`)
