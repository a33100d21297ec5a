import { expect, test } from 'vitest'
import { flavours, parseRelease, registryFor, thirdPartyNames } from './flavour.ts'
import { parseVersion } from './version.ts'

const knows = (name: string, ...of: Parameters<typeof registryFor>) => registryFor(...of).find(name).length > 0

test('without a list nginx has every third-party module, with one only those', () => {
  for (const flavour of ['nginx', 'plus'] as const) {
    expect(knows('brotli', flavour, undefined)).toBe(true)
    expect(knows('brotli', flavour, ['brotli'])).toBe(true)
    expect(knows('brotli', flavour, ['echo'])).toBe(false)
    expect(knows('proxy_pass', flavour, [])).toBe(true)
  }
})

test('OpenResty has the modules of its bundle, and what is listed besides', () => {
  for (const own of ['content_by_lua_block', 'preread_by_lua_block', 'echo', 'more_set_headers', 'redis2_pass'])
    expect([own, knows(own, 'openresty', undefined)]).toEqual([own, true])
  expect(knows('no_error_pages', 'openresty', [])).toBe(true)
  expect(knows('brotli', 'openresty', undefined)).toBe(false)
  expect(knows('brotli', 'openresty', ['brotli'])).toBe(true)
  expect(knows('echo', 'openresty', ['brotli'])).toBe(true)
})

test('every name of the bundle is one of a module', () => {
  const all = registryFor('openresty', undefined).modules.flatMap((module) => module.thirdParty ?? [])
  expect(new Set(all).size).toBe(21)
  expect(thirdPartyNames()).toEqual(expect.arrayContaining(all))
})

test('OpenResty sends the proxy protocol of version 2 in streams before nginx does', () => {
  const target = parseVersion('1.27.1')!
  const [before, since] = flavours
    .filter((flavour) => flavour !== 'plus')
    .map((flavour) =>
      registryFor(flavour, undefined).resolve('proxy_protocol', 'stream.server', target)!.match(['v2'], { target }),
    )
  expect(before).toMatchObject({ ok: true, limits: { limits: { since: '1.31.4' } } })
  expect(since).toEqual({ ok: true, at: expect.anything(), expected: expect.anything(), bindings: [] })
})

test('a release of OpenResty has four numbers', () => {
  expect(parseRelease('1.25.3.1', 'openresty')).toEqual([1, 25, 3])
  expect(parseRelease('1.25.3', 'openresty')).toEqual([1, 25, 3])
  expect(parseRelease('1.25.3.1', 'nginx')).toBeUndefined()
  expect(parseRelease('1.25.3.1.2', 'openresty')).toBeUndefined()
})
