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

test('documentation of directives, variables and parameters', async () => {
  await check('http { <|> }', 'gzip', /Enables or disables gzipping of responses/)
  await check('http { server { return 200 $<|>; } }', '$request_uri', /full original request URI/)
  await check('http { server { listen 80 <|>; } }', 'default_server', /default server/)
})

test('what has no documentation stays as it is', async () => {
  await check('http { gzip <|>; }', 'on', undefined)
  await check('http { upstream a { } server { location / { fastcgi_pass <|>; } } }', 'a', undefined)
})
