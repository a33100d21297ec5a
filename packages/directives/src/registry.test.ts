import { expect, test } from 'vitest'
import { defineModule, registry as nginx, parseVersion, Registry } from './index.ts'

const registry = new Registry([
  defineModule({
    name: 'ours',
    family: 'http',
    directives: {
      gone: { syntax: 'a', in: ['http'], removed: '1.20.0' },
      late: { syntax: 'a|b', in: ['http'], since: '1.29.6' },
      purge: { syntax: '<text> ...', in: ['http'], plus: true },
    },
  }),
  defineModule({
    name: 'theirs',
    family: 'http',
    thirdParty: 'theirs',
    directives: {
      gone: { syntax: 'b', in: ['http', 'http.server'] },
      late: { syntax: 'b|c', in: ['http'] },
      purge: { syntax: 'on | off', in: ['http'] },
    },
  }),
])

test.each([
  // of two that take the arguments, NGINX Plus's only for NGINX Plus
  ['purge on', {}, 'theirs'],
  ['purge on', { plus: true }, 'ours'],
  ['purge $method', {}, 'ours'],
  // the one that takes the arguments, and among those the one that is there
  ['late a', {}, 'ours'],
  ['late b', {}, 'ours'],
  ['late c', {}, 'theirs'],
  ['late b', { target: '1.28.0' }, 'theirs'],
  ['late a', { target: '1.28.0' }, 'ours'],
  ['gone b', {}, 'theirs'],
  ['gone a', {}, 'ours'],
  // none takes them: the first that is there
  ['late x', {}, 'ours'],
  ['late x', { target: '1.28.0' }, 'theirs'],
  ['gone x', { target: '1.18.0' }, 'ours'],
  ['gone x', {}, 'theirs'],
] as const)('%s with %j is %s', (text, options: { target?: string; plus?: boolean }, module) => {
  const [name = '', ...args] = text.split(' ')
  const target = options.target === undefined ? undefined : parseVersion(options.target)
  expect(registry.resolve(name, 'http', target, args, options.plus)?.module.name).toBe(module)
})

test('without arguments the first that is there, in a context that fits', () => {
  expect(registry.resolve('late', 'http')?.module.name).toBe('ours')
  expect(registry.resolve('late', 'http', parseVersion('1.28.0'))?.module.name).toBe('theirs')
  expect(registry.resolve('gone', 'http.server')?.module.name).toBe('theirs')
  expect(registry.resolve('gone', 'http.location')).toBeUndefined()
})

test('nginx takes what is given as an example of its directives', () => {
  const all = nginx.names().flatMap((name) => nginx.find(name))
  const examples = all.flatMap((spec) => (spec.facts.examples ?? []).map((text) => ({ spec, text })))
  expect(examples.map(({ spec }) => spec.name)).toContain('return')
  for (const { spec, text } of examples) expect(spec.match(text.split(' ')).ok, `${spec.name} ${text}`).toBe(true)
})
