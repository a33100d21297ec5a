// npm run fuzz [-- COUNT [SEED [parse]]]: random and mutated texts through parser, analysis and rules, or through the
// parser only. Prints the seed; ends
// non-zero at the first text that throws, hangs, loses a character or gets a finding outside of it.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { loadText, memoryFiles } from '@nginx-lint/analysis'
import { registry } from '@nginx-lint/directives'
import { lint } from '@nginx-lint/lint'
import { leaves, parse } from '@nginx-lint/syntax'

const count = Number(process.argv[2] ?? 100_000)
const seed = Number(process.argv[3] ?? Date.now() % 1e9)
const random = generator(seed)
const parserOnly = process.argv[4] === 'parse'
/** Longer than any of these texts may take on the slowest machine. */
const TOO_LONG = 5000

const corpus = [...filesBelow('fixtures')]
  .map((path) => readFileSync(path, 'utf8'))
  .filter((text) => text.length < 20_000)
const names = registry.names()
const pieces = [
  ...`{ } ; ;; " ' \\ # $ $\{ ( ) ~ ~* = ^~ @ \0 \ufeff \u00a0 ☃`.split(' '),
  ...['\n', '\r\n', ' ', '\t', '```nginx\n', '```\n', 'a_by_lua_block {'],
  ...'-- [[ ]] [==[ {{ }} {% %} <%= %> ${A} @B@ %%C%%'.split(' '),
  ...'80 1k 1g 1h30m 10.0.0.0/8 [::1]:80 unix:/a http://a/ $host (a|b [a- a{2} on off zone=a:1m *.a.b'.split(' '),
]

console.log(`seed ${seed}, ${count} texts`)
const start = performance.now()
for (let i = 0; i < count; i++) await attempt(i % 3 === 0 ? invented() : mutated())
console.log(
  `${count} texts, ${((performance.now() - start) / count).toFixed(2)} ms each: no exception, no hang, no lost character`,
)

async function attempt(text: string): Promise<void> {
  const began = performance.now()
  try {
    check(text)
    if (parserOnly) return
    const path = pick(['nginx.conf', 'site.conf', 'a.conf.j2', 'b.conf.template'])
    const project = await loadText(path, text, memoryFiles({ [path]: text, 'mime.types': 'types { }' }))
    for (const { start, end, message } of lint(project))
      if (!(start >= 0 && start <= end && end <= text.length))
        throw new Error(`a finding outside of the text: ${message}`)
  } catch (error) {
    fail(text, error)
  }
  if (performance.now() - began > TOO_LONG) fail(text, new Error(`took ${performance.now() - began} ms`))
}

/** Everything outside the leaves is white space, and they stand in order. */
function check(text: string): void {
  parse(text)
  let at = 0
  let gaps = ''
  for (const leaf of leaves(text)) {
    if (leaf.start < at || leaf.end <= leaf.start) throw new Error(`leaves out of order at ${leaf.start}`)
    gaps += text.slice(at, leaf.start)
    at = leaf.end
  }
  gaps += text.slice(at)
  if (!/^\ufeff?[ \t\r\n]*$/.test(gaps)) throw new Error(`lost: ${JSON.stringify(gaps.trim())}`)
}

function fail(text: string, error: unknown): never {
  console.log(JSON.stringify(text))
  console.log(error)
  process.exit(1)
}

function invented(): string {
  let text = ''
  for (let n = below(60); n > 0; n--) text += pick(below(3) === 0 ? names : pieces) + pick(['', ' ', ' ', '\n', ';'])
  return text
}

function mutated(): string {
  let text = pick(corpus)
  const from = below(text.length)
  text = text.slice(from, from + 200 + below(3000))
  for (let n = 1 + below(6); n > 0; n--) {
    const at = below(text.length + 1)
    const to = at + (below(3) === 0 ? below(40) : below(2))
    text = text.slice(0, at) + pick([pick(pieces), '', pick(names)]) + text.slice(to)
  }
  return text
}

function pick<T>(from: readonly T[]): T {
  return from[below(from.length)]!
}

function below(n: number): number {
  return Math.floor(random() * n)
}

/** mulberry32: the same texts for the same seed. */
function generator(state: number): () => number {
  let a = state
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

function* filesBelow(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) yield* filesBelow(path)
    else if (!name.endsWith('.json') && !name.endsWith('.tsv')) yield path
  }
}
