import { expect, test } from 'vitest'
import { effective, effectiveValue, statementsOf } from './effective.ts'
import { memoryFiles } from './files.ts'
import { loadText } from './project.ts'
import { type Scope, walk } from './scope.ts'

/** The block that holds the statement `here;`. */
async function here(text: string, files: Record<string, string> = {}): Promise<Scope> {
  const { root } = await loadText('nginx.conf', text, memoryFiles(files))
  return [...walk(root)].find(({ name }) => name === 'here')!.scope
}

async function values(name: string, text: string, files: Record<string, string> = {}): Promise<string> {
  return effective(await here(text, files), name)
    .map(({ args }) => args.join(' '))
    .join(', ')
}

test('the nearest level that says something counts', async () => {
  expect(await values('root', 'http { root /a; server { root /b; location / { here; } } }')).toBe('/b')
  expect(await values('root', 'http { root /a; server { root /b; root /c; here; } }')).toBe('/b, /c')
  expect(await values('root', 'http { root /a; server { location / { location /b { here; } root /b; } } }')).toBe('/b')
  expect(await values('root', 'http { server { root /b; } server { here; } }')).toBe('')
  expect(await values('root', 'http { server { here; } root /a; }')).toBe('/a')
})

test('an included file speaks where it is included', async () => {
  const files = { a: 'root /a;', b: 'root /b;' }
  expect(await values('root', 'http { include a; server { location / { here; } include b; } }', files)).toBe('/b')
  expect(await values('root', 'http { include a; server { location / { include b; } here; } }', files)).toBe('/a')
})

test('some directives are not inherited, some add up', async () => {
  expect(await values('return', 'http { server { return 200; location / { here; } } }')).toBe('')
  expect(await values('return', 'http { server { return 200; here; } }')).toBe('200')
  expect(await values('js_preload_object', 'http { js_preload_object a from b; server { here; } }')).toBe('a from b')
  const env = 'http { js_import a from b; server { js_import c from d; here; } }'
  expect(await values('js_import', env)).toBe('a from b, c from d')
})

test('another directive can keep the outer value away', async () => {
  expect(await values('allow', 'http { allow all; server { deny all; here; } }')).toBe('')
  expect(await values('allow', 'http { allow all; server { deny all; location / { here; } } }')).toBe('')
  expect(await values('root', 'http { root /a; server { location / { alias /b; here; } } }')).toBe('')
})

test('how headers are inherited is itself inherited', async () => {
  const headers = (mode: string, own = '') =>
    values('add_header', `http { add_header A 1; ${mode} server { add_header B 2; location / { ${own} here; } } }`)
  expect(await headers('')).toBe('B 2')
  expect(await headers('', 'add_header C 3;')).toBe('C 3')
  expect(await headers('add_header_inherit merge;')).toBe('A 1, B 2')
  expect(await headers('add_header_inherit MERGE;', 'add_header C 3;')).toBe('A 1, B 2, C 3')
  expect(await headers('', 'add_header_inherit off;')).toBe('')
  expect(await headers('add_header_inherit merge;', 'add_header_inherit on; add_header C 3;')).toBe('C 3')
})

test('what nginx does not know in a place says nothing there', async () => {
  expect(await values('proxy_pass', 'http { server { proxy_pass http://a; here; } }')).toBe('')
})

test('the value of a directive is the first argument of its last statement', async () => {
  expect(effectiveValue(await here('http { root /a; root /b; server { here; } }'), 'root')).toBe('/b')
  expect(effectiveValue(await here('http { server { here; } }'), 'root')).toBeUndefined()
})

test('a block of many statements answers the same', async () => {
  const scope = await here(`http { ${'server { } '.repeat(500)} here; upstream a { } server { } }`)
  expect(statementsOf(scope, 'server')).toHaveLength(501)
  expect(statementsOf(scope, 'upstream')).toHaveLength(1)
  expect(statementsOf(scope, 'here')).toEqual([])
})
