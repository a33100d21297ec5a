import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const hooks = readFileSync('.pre-commit-hooks.yaml', 'utf8')
const files = new RegExp(/files: &files '(.+)'/.exec(hooks)![1]!)

test.each([
  ['nginx.conf', true],
  ['etc/nginx.conf', true],
  ['nginx.conf.prod', true],
  ['shop.nginx', true],
  ['default.conf.template', true],
  ['templates/site.conf.j2', true],
  ['sites-available/example.com', true],
  ['nginx/snippets/tls', true],
  ['nginx/modules-enabled/50-mod-stream.conf', true],
  ['conf.d/old/x', false],
  ['shop.conf.bak', false],
  ['package.json', false],
  ['README.md', false],
])('the hooks are for %s: %s', (path, expected) => {
  expect(files.test(path)).toBe(expected)
})

/** pre-commit packs and installs the root package of a clone. */
test('a clone can be installed as the command', () => {
  const root = JSON.parse(readFileSync('package.json', 'utf8'))
  const cli = JSON.parse(readFileSync('packages/cli/package.json', 'utf8'))
  expect(root.version).toBe(cli.version)
  expect(root.engines).toEqual(cli.engines)
  expect(Object.keys(root.bin)).toEqual(Object.keys(cli.bin))
  expect(root.files).toEqual(expect.arrayContaining(['packages/cli/bin', 'packages/cli/dist/nginx-lint.cjs']))
  expect(readFileSync('.npmrc', 'utf8')).toMatch(/^foreground-scripts=false$/m)
})

test('every hook calls the command', () => {
  const entries = [...hooks.matchAll(/entry: (.+)/g)].map(([, entry]) => entry)
  expect(entries).toEqual(['nginx-lint check --ignore-unknown', 'nginx-lint format --write --ignore-unknown'])
})
