import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { semanticTokensLegend } from '@nginx-lint/service'
import { configShape } from '@nginx-lint/workspace'
import { expect, test } from 'vitest'
import { CHECK_WORKSPACE } from '../packages/server/src/capabilities.ts'
import { readClientSettings } from '../packages/server/src/client-settings.ts'

const root = 'packages/vscode'
const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'))
const manifest = read('package.json')
const { contributes } = manifest
const language = read('language-configuration.json')
const settings = Object.entries<{ default: unknown }>(contributes.configuration.properties)
  .map(([name, { default: value }]) => ({ name: name.replace('nginx-lint.', ''), value }))
  // The client's own.
  .filter(({ name }) => name !== 'trace.server')

const nested = (name: string, value: unknown): object =>
  name.split('.').reduceRight<unknown>((inner, part) => ({ [part]: inner }), value) as object

test.each(settings)('the server reads $name', ({ name, value }) => {
  expect(readClientSettings({}, nested(name, value)).notes).toEqual([])
  expect(readClientSettings({}, nested(name, 42)).notes).toEqual([expect.stringContaining(`"nginx-lint.${name}"`)])
})

test('what a configuration file may say has a setting, but for what is no matter of an editor', () => {
  const names = Object.keys(configShape().properties!).filter((name) => name !== '$schema' && name !== 'baseline')
  expect(settings.map(({ name }) => name)).toEqual(expect.arrayContaining(names))
})

test('commands of the server are in the list of commands', () => {
  expect(contributes.commands.map(({ command }: { command: string }) => command)).toContain(CHECK_WORKSPACE)
})

test('what the server colours has a colour', () => {
  const [{ scopes }] = contributes.semanticTokenScopes
  expect(Object.keys(scopes)).toEqual(expect.arrayContaining(semanticTokensLegend.tokenTypes))
  for (const selector of Object.keys(scopes)) {
    const [type, ...modifiers] = selector.split('.')
    expect(semanticTokensLegend.tokenTypes).toContain(type)
    expect(semanticTokensLegend.tokenModifiers).toEqual(expect.arrayContaining(modifiers))
  }
})

test('what the manifest and the page show is there', () => {
  const pictures = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/\]\((pictures\/[^)]+)\)/g)].map(
    ([, path]) => path!,
  )
  const steps: { media: { image: string } }[] = contributes.walkthroughs[0].steps
  expect(pictures.length).toBeGreaterThan(0)
  for (const path of [manifest.icon, ...pictures, ...steps.map(({ media }) => media.image)])
    expect(existsSync(join(root, path)), path).toBe(true)
})

test.each([
  ['proxy_pass http://shop_a/b;', ['proxy_pass', 'http', 'shop_a', 'b']],
  ['set $a "${b}_c-$1";', ['set', '$a', '${b}', '_c-', '$1']],
  ['server 10.0.0.11:8080 max_fails=3;', ['server', '10.0.0.11', '8080', 'max_fails', '3']],
  ['error_page 404 @not-found;', ['error_page', '404', '@not-found']],
])('words of %s', (line, words) => {
  expect(line.match(new RegExp(language.wordPattern, 'g'))).toEqual(words)
})

test.each([
  ['server {', true],
  ['location ~ "^/\\d{4}/" { # years', true],
  ['server { listen 80; }', false],
  ['    "{', false],
  ['# server {', false],
  ['return 200 "a { b"; {', true],
])('after %s the next line is deeper: %s', (line, deeper) => {
  expect(new RegExp(language.indentationRules.increaseIndentPattern).test(line)).toBe(deeper)
})
