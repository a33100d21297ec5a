import { expect, test } from 'vitest'
import type { MarkupContent } from 'vscode-languageserver-types'
import { marked } from '../testing.ts'
import { completion, resolveCompletion } from './index.ts'

async function check(source: string, label: string, documentation: RegExp | undefined): Promise<void> {
  const { workspace, path, position } = await marked(source)
  const list = await completion(workspace, path, position, { snippets: true })
  const item = list?.items.find((one) => one.label === label)
  const resolved = await resolveCompletion(workspace, JSON.parse(JSON.stringify(item)))
  const text = (resolved.documentation as MarkupContent | undefined)?.value
  if (documentation) expect(text).toMatch(documentation)
  else expect(resolved).toEqual(item)
}

test('what is not in the list because the client asks for it is what the list of others says', async () => {
  for (const source of [
    'http { server { location / { <|> } } }',
    '<|>',
    'stream { server { <|> } }',
    'http { map $a $own { } server { set $arg_a 1; return 200 $<|>; } }',
  ]) {
    const { workspace, path, position } = await marked(source)
    const whole = (await completion(workspace, path, position, { snippets: true }))!.items
    const short = (await completion(workspace, path, position, { snippets: true, asksForDetail: true }))!.items
    expect(short.filter(({ detail }) => detail !== undefined).length).toBeLessThan(whole.length / 2)
    const resolved = await Promise.all(short.map((item) => resolveCompletion(workspace, item)))
    expect(resolved.map(({ label, detail }) => [label, detail])).toEqual(
      whole.map(({ label, detail }) => [label, detail]),
    )
  }
})

test('documentation of directives, variables and parameters', async () => {
  await check('http { <|> }', 'gzip', /Enables or disables gzipping of responses/)
  await check('http { server { return 200 $<|>; } }', '$request_uri', /full original request URI/)
  await check('http { server { listen 80 <|>; } }', 'default_server', /default server/)
})

test('a file that is no more, and an item that is none of ours, stay as they are', async () => {
  const { workspace } = await marked('http { }')
  for (const data of [
    { kind: 'directive', path: 'gone.conf', context: 'http' },
    { kind: 'directive', path: 'nginx.conf', context: 'nowhere' },
    { kind: 'directive', path: 'nginx.conf' },
    { kind: 'variable', path: 'nginx.conf', family: 'http' },
    { kind: 'other' },
    {},
    null,
  ])
    expect(await resolveCompletion(workspace, { label: 'gzipp', data })).toEqual({ label: 'gzipp', data })
})

test('what has no documentation stays as it is', async () => {
  await check('http { gzip <|>; }', 'on', undefined)
  await check('http { upstream a { } server { location / { fastcgi_pass <|>; } } }', 'a', undefined)
})
