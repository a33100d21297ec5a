// npm run bench: how long an editor waits after a keystroke, and whether the server grows. A real process, spoken to as
// an editor does. Arguments: edits of the small project, of the large file, and without any wait in between.
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { largeConfiguration } from './generate.ts'
import { builtCommand, type Lsp, startLsp, workspaceOf } from './lsp-process.ts'
import { randomOf } from './random.ts'

const [edits = 1000, largeEdits = 200, burst = 10_000] = process.argv.slice(2).map(Number)
const { program, remove } = builtCommand()
process.on('exit', remove)

/** One file of 2,000 lines, and 49 of 100. */
const site = (lines: number, seed: number): string => {
  const all = largeConfiguration(Math.ceil(lines / 24) + 1).split('\n')
  const body = all
    .slice(12, -2)
    .join('\n')
    .replaceAll(/(backend_|shop)(\d+)/g, `$1${seed}x$2`)
  return body.split('\n').slice(0, lines).join('\n')
}
const head = largeConfiguration(1).split('\n').slice(0, 11).join('\n')
const small: Record<string, string> = {
  'nginx.conf': `${head}\n    include conf.d/*.conf;\n}\n`,
  'mime.types': 'types { }',
}
for (let i = 0; i < 49; i++)
  small[`conf.d/site${String(i).padStart(2, '0')}.conf`] = whole(site(i === 0 ? 2000 : 100, i))
const large = { 'nginx.conf': largeConfiguration(833), 'mime.types': 'types { }' }

/** Edits after which the heap has the size that the work needs. */
const WARM = 1000
const rounds = calibrated()
console.log(`node ${process.version}; a keystroke every 60 to 220 ms, as a person types`)
await typed('2,000 lines of 50 files', small, 'conf.d/site00.conf', edits, 50)
await typed('20,000 lines', large, 'nginx.conf', largeEdits, 300)

/** As many servers as are whole. */
function whole(text: string): string {
  return text.slice(0, text.lastIndexOf('\n    }') + 7)
}

async function typed(
  what: string,
  files: Readonly<Record<string, string>>,
  name: string,
  count: number,
  limit: number,
): Promise<void> {
  const folder = workspaceOf(files)
  const lsp = await startLsp(program, folder.path)
  const text = files[name]!
  const lines = text.split('\n')
  await lsp.open(name, text)
  const [typist, random] = [typistOf(lsp, name, lines), randomOf(7)]
  // The compiler of the engine gets to know the code.
  for (let i = 0; i < 50; i++) await typist()
  const found: number[] = []
  const work = cpu(lsp)
  const completed: number[] = []
  const reference: number[] = []
  for (let i = 0; i < count; i++) {
    await wait(60 + random() * 160)
    reference.push(loop())
    const { diagnostics, completion } = await typist()
    found.push(diagnostics)
    completed.push(completion)
  }
  console.log(`${what}: ${lines.length} lines, ${count} keystrokes`)
  console.log(`  to diagnostics ${shown(found, limit)}\n  completion     ${shown(completed, limit)}`)
  console.log(
    `  the server worked for ${((cpu(lsp) - work) / count).toFixed(1)} ms at each: what is more above is others' work`,
  )
  console.log(`  a loop of 5 ms took ${shown(reference)}`)
  if (burst > 0 && limit === 50) {
    for (let i = 0; i < WARM; i++) await typist()
    const before = await memory(lsp, typist)
    for (let i = 0; i < burst; i++) await typist()
    const after = await memory(lsp, typist)
    console.log(`  memory         ${before} MB, after ${burst} more edits ${after} MB: ${ratio(after, before)}`)
  }
  if (lsp.logged.length > 0) console.log(`  the server said: ${lsp.logged.join('\n')}`)
  await lsp.leave()
  folder.remove()
}

/** Types a statement somewhere, letter by letter, and takes it away again. */
function typistOf(lsp: Lsp, name: string, lines: readonly string[]) {
  const words = [
    '\n        proxy_set_header X-A $host;',
    '\n        add_header X-B "1";',
    '\n        proxy_buffering off;',
  ]
  const random = randomOf(1)
  const at = lines.flatMap((line, i) => (/^\s+proxy_pass/.test(line) ? [i] : []))
  let [line, word, letter] = [0, '', 0]
  const textDocument = { uri: lsp.uri(name) }
  return async (): Promise<{ diagnostics: number; completion: number }> => {
    if (letter === word.length) {
      const end = lines[line]!.length
      if (word !== '')
        await lsp.change(name, '', {
          start: { line, character: end },
          end: { line: line + 1, character: word.length - 1 },
        })
      line = at[Math.floor(random() * at.length)]!
      word = words[Math.floor(random() * words.length)]!
      letter = 0
    }
    const here = { line: letter === 0 ? line : line + 1, character: letter === 0 ? lines[line]!.length : letter - 1 }
    const typedLetter = word[letter++]!
    const position =
      typedLetter === '\n' ? { line: line + 1, character: 0 } : { ...here, character: here.character + 1 }
    const start = performance.now()
    const version = await lsp.change(name, typedLetter, { start: here, end: here })
    const completion = lsp
      .ask('textDocument/completion', { textDocument, position })
      .then(() => performance.now() - start)
    await lsp.published(name, version)
    return { diagnostics: performance.now() - start, completion: await completion }
  }
}

/** How many rounds of a loop take 5 ms when nobody else works. */
function calibrated(): number {
  const best = Math.min(...Array.from({ length: 50 }, () => loop(1_000_000)))
  return Math.round(5_000_000 / best)
}

/** How long some work takes that is always the same: what is more than at best is others' work. */
function loop(times = rounds): number {
  const start = performance.now()
  let sum = 0
  for (let i = 0; i < times; i++) sum = (sum + i * i) % 1_000_003
  if (sum < 0) throw new Error('cannot be')
  return performance.now() - start
}

function shown(times: readonly number[], limit?: number): string {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!.toFixed(1)
  return `p50 ${at(0.5)}  p90 ${at(0.9)}  p99 ${at(0.99)}  max ${at(1)} ms${limit === undefined ? '' : ` (wanted: p99 ${limit} ms)`}`
}

/** Processor time of the server, in milliseconds. */
function cpu(lsp: Lsp): number {
  const [, user, system] = /^.*\) \S(?: \S+){10} (\d+) (\d+) /.exec(
    readFileSync(`/proc/${lsp.process.pid}/stat`, 'utf8'),
  )!
  return (Number(user) + Number(system)) * 10
}

/** Resident memory of the server, in MB: the least within some edits, as garbage comes and goes. */
async function memory(lsp: Lsp, typist: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < 300; i++) {
    await typist()
    const status = readFileSync(`/proc/${lsp.process.pid}/status`, 'utf8')
    least = Math.min(least, Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]))
  }
  return Math.round(least / 1024)
}

function ratio(now: number, before: number): string {
  return `${((now / before - 1) * 100).toFixed(0)} %`
}
