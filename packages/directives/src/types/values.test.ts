import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { registry } from '../index.ts'
import type { Context } from '../module.ts'

/** The directive by which a running nginx was asked about a kind of value, and the words around the probe. */
const PROBES: Readonly<
  Record<string, readonly [name: string, context: Context, words: (probe: string[]) => string[]]>
> = {
  size: ['client_header_buffer_size', 'http', (p) => p],
  offset: ['client_max_body_size', 'http', (p) => p],
  msec: ['send_timeout', 'http', (p) => p],
  sec: ['open_file_cache_valid', 'http', (p) => p],
  num: ['keepalive_requests', 'http', (p) => p],
  flag: ['sendfile', 'http', (p) => p],
  bufs: ['gzip_buffers', 'http', (p) => p],
  cidr: ['allow', 'http', (p) => p],
  listen: ['listen', 'http.server', (p) => p],
  pct: ['split_clients', 'http', (p) => [...p, 'a']],
  ret: ['return', 'http.location', (p) => p],
  levels: ['proxy_cache_path', 'http', ([p = '']) => ['/c', `levels=${p}`, 'keys_zone=z:1m']],
  rate: ['limit_req_zone', 'http', ([p = '', ...more]) => ['$host', 'zone=z:1m', `rate=${p}`, ...more]],
}

/** What only the machine decides: these names were not known where the probes were taken. */
const RESOLVED = new Set(['1e3', 'a.b:80-82', '$x'])
/** Refused for what stands in other lines: a total above 100 %. */
const TOTALS = new Set(['100.01%'])

const rows = readFileSync('fixtures/values.tsv', 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.split('\t') as [kind: string, probe: string, verdict: string])

test.each(rows)('%s %j is %s', (kind, probe, verdict) => {
  const [name, context, around] = PROBES[kind]!
  const words = around(wordsOf(probe))
  const spec = registry.resolve(name, context)!
  const { ok } = spec.hasEntries ? spec.matchEntry(words) : spec.match(words)
  if (RESOLVED.has(probe) || TOTALS.has(probe)) expect(ok).toBe(true)
  else expect(ok ? 'taken' : 'refused').toBe(verdict)
})

const wordsOf = (probe: string): string[] => probe.match(/"[^"]*"|\S+/g)?.map((w) => w.replace(/^"(.*)"$/, '$1')) ?? []

// Found by `npm run fuzz`: a pattern for the message took exponential time.
test('a long word instead of a time is refused at once', () => {
  const { ok, reason } = registry.resolve('send_timeout', 'http')!.match([`10m${'a'.repeat(5000)}_`])
  expect([ok, reason?.endsWith('as in 30s or 1h30m')]).toEqual([false, true])
})
