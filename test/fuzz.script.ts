// npm run fuzz [-- COUNT [SEED [parse|format]]]: random and mutated texts through parser, analysis and rules, through the
// parser only, or through the formatter. Prints the seed; ends non-zero at the first text that throws, hangs, loses a
// character, gets a finding outside of it, or is not formatted as ./format-checks.ts has it.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { loadText, memoryFiles } from '@nginx-lint/analysis'
import { registry } from '@nginx-lint/directives'
import { format } from '@nginx-lint/format'
import { lint } from '@nginx-lint/lint'
import { leaves, parse } from '@nginx-lint/syntax'
import { complaint, complaintOfRange } from './format-checks.ts'
import * as texts from './format-texts.ts'
import { randomOf } from './random.ts'

const count = Number(process.argv[2] ?? 100_000)
const seed = Number(process.argv[3] ?? Date.now() % 1e9)
const random = randomOf(seed)
const mode = process.argv[4]
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
let formatted = 0
const start = performance.now()
for (let i = 0; i < count; i++) await attempt(mode === 'format' ? laidOut() : i % 3 === 0 ? invented() : mutated())
console.log(
  `${count} texts, ${((performance.now() - start) / count).toFixed(2)} ms each: no exception, no hang, no lost character`,
)
if (mode === 'format') console.log(`${formatted} of them were formatted, the others have syntax errors`)

async function attempt(text: string): Promise<void> {
  const began = performance.now()
  try {
    check(text)
    if (mode === 'format') checkFormat(text)
    else if (mode !== 'parse') await checkFindings(text)
  } catch (error) {
    fail(text, error)
  }
  if (performance.now() - began > TOO_LONG) fail(text, new Error(`took ${performance.now() - began} ms`))
}

async function checkFindings(text: string): Promise<void> {
  const path = pick(['nginx.conf', 'site.conf', 'a.conf.j2', 'b.conf.template'])
  const project = await loadText(path, text, memoryFiles({ [path]: text, 'mime.types': 'types { }' }))
  for (const { start, end, message } of lint(project))
    if (!(start >= 0 && start <= end && end <= text.length))
      throw new Error(`a finding outside of the text: ${message}`)
}

/** As a whole, and some lines of it, by any options. */
function checkFormat(text: string): void {
  const options = { ...texts.options(random), path: pick(['a.conf', 'a.conf', 'a.conf', 'a.conf.j2', 'a.md']) }
  const start = below(text.length + 1)
  const end = start + below(Math.min(text.length + 1 - start, 2000))
  const result = format(text, options)
  if (result.skipped.length === 0) formatted++
  const found = complaint(text, options, result) ?? complaintOfRange(text, start, end, options, result)
  if (found !== undefined) throw new Error(`${JSON.stringify({ ...options, range: [start, end] })}: ${found}`)
}

/** Mostly what is valid: of texts with syntax errors the formatter takes only some lines. */
function laidOut(): string {
  const kind = below(10)
  if (kind === 0) return invented()
  if (kind === 1) return mutated()
  const text = kind < 6 ? texts.invented(random) : pick(corpus)
  const isMarked = /```|\{%|\{\{/.test(text)
  const scattered = kind === 9 || isMarked ? text : texts.scattered(text, random)
  return kind === 2 || (kind === 8 && isMarked) ? mutation(scattered) : scattered
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
  const text = pick(corpus)
  const from = below(text.length)
  return mutation(text.slice(from, from + 200 + below(3000)))
}

function mutation(original: string): string {
  let text = original
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

function* filesBelow(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) yield* filesBelow(path)
    else if (!name.endsWith('.json') && !name.endsWith('.tsv')) yield path
  }
}
