// npm run bench: speed and memory, as ratios against a reference of the same run, by processor time where it is
// this process that works. Nothing is gated on them.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadText, memoryFiles, requestFor, routerOf } from '@nginx-lint/analysis'
import { format } from '@nginx-lint/format'
import { lint, rules } from '@nginx-lint/lint'
import { parse } from '@nginx-lint/syntax'
import { largeConfiguration, manyLocations } from './generate.ts'

const small = largeConfiguration(1000)
const large = largeConfiguration(10_000)
const megabytes = (text: string): string => (text.length / 1e6).toFixed(1)

console.log(`node ${process.version}; 1,000 servers: ${megabytes(small)} MB, 10,000 servers: ${megabytes(large)} MB`)
parsing()
await checking()
await routing()
formatting()
await command()

function parsing(): void {
  const best = fastest(7, () => parse(large))
  const reference = fastest(7, () => countWords(large))
  console.log(
    `parse       ${(large.length / 1e3 / best).toFixed(1)} MB/s warm; ${(best / reference).toFixed(1)} times a loop over its characters`,
  )
}

async function checking(): Promise<void> {
  const check = async (text: string): Promise<number> => {
    const start = cpu()
    const project = await loadText('nginx.conf', text, memoryFiles({ 'mime.types': 'types { }' }))
    const found = lint(project)
    if (found.length > 0) throw new Error(`unexpected finding: ${found[0]!.rule}: ${found[0]!.message}`)
    return cpu() - start
  }
  const times = { small: Number.POSITIVE_INFINITY, large: Number.POSITIVE_INFINITY }
  for (let i = 0; i < 5; i++) times.small = Math.min(times.small, await check(small))
  for (let i = 0; i < 3; i++) times.large = Math.min(times.large, await check(large))
  const reference = fastest(3, () => parse(large))
  console.log(
    `check       ${(times.large / 1000).toFixed(2)} s for 10,000 servers, ${(times.large / times.small).toFixed(1)} times the cost of 1,000, ${(times.large / reference).toFixed(1)} times that of parsing`,
  )
}

/** One server of 1,000 locations: where a URL goes, the first one and those that follow, and which location none reaches. */
async function routing(): Promise<void> {
  const text = manyLocations(1000)
  const project = await loadText('nginx.conf', text, memoryFiles({}))
  const request = requestFor('http://example.com/app998/x/y.php')
  if ('error' in request) throw new Error(request.error)
  const prepared = cpu()
  const router = routerOf(project)
  router.route(request)
  const first = cpu() - prepared
  const next = fastest(20, () => router.route(request))
  const unreachable = rules.filter(({ id }) => id === 'unreachable-location')
  const start = cpu()
  const found = lint(project, { rules: unreachable })
  const judging = cpu() - start
  if (found.length !== 1) throw new Error(`${found.length} locations are said to be unreachable, not 1`)
  console.log(
    `routing     ${first.toFixed(0)} ms for the first URL in a server of 1,000 regex locations, then ${next.toFixed(1)} ms (wanted: 100); unreachable-location ${(judging / 1000).toFixed(2)} s (wanted: 5)`,
  )
}

/** Of text that is as it should be, and of the same text without indentation. */
function formatting(): void {
  const time = (text: string, runs: number): number => fastest(runs, () => format(text))
  const [few, many] = [time(small, 5), time(large, 3)]
  const flat = time(large.replace(/^ +/gm, ''), 3)
  const reference = fastest(3, () => parse(large))
  console.log(
    `format      ${(many / 1000).toFixed(2)} s for 10,000 servers, ${(many / few).toFixed(1)} times the cost of 1,000, ${(many / reference).toFixed(1)} times that of parsing; ${(flat / 1000).toFixed(2)} s where every line moves`,
  )
}

async function command(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-lint-bench-'))
  const files = { five: join(folder, 'five.conf'), large: join(folder, 'large.conf') }
  writeFileSync(files.five, largeConfiguration(6).slice(0))
  writeFileSync(files.large, large)
  writeFileSync(join(folder, 'mime.types'), 'types { }')
  const bin = 'packages/cli/bin/nginx-lint.js'
  const node = wall(15, ['-e', '0'])
  const five = wall(15, [bin, files.five])
  console.log(
    `command     ${five.toFixed(0)} ms on a 5 KB file, ${(five / node).toFixed(2)} times \`node -e 0\` (${node.toFixed(0)} ms)`,
  )
  for (const args of [[], ['format', '--check']]) {
    const hook = ['--import', memoryHook(folder)]
    const { stderr } = spawnSync(process.execPath, [...hook, bin, ...args, files.large], { encoding: 'utf8' })
    const [, peak, worked] = /peak (\d+) worked (\d+)/.exec(stderr) ?? []
    console.log(
      `command     ${(Number(worked) / 1000).toFixed(2)} s of work on 10,000 servers${args.map((arg) => ` ${arg}`).join('')}; peak memory ${peak} MB`,
    )
  }
}

/** Prints the peak of resident memory and the time worked, of all threads, when the process ends. */
function memoryHook(folder: string): string {
  const path = join(folder, 'hook.mjs')
  writeFileSync(
    path,
    `process.on('exit', () => {
      const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
      process.stderr.write('peak ' + Math.round(maxRSS / 1024) + ' worked ' + Math.round((userCPUTime + systemCPUTime) / 1000) + '\\n')
    })`,
  )
  return `file://${path}`
}

function wall(runs: number, args: readonly string[]): number {
  const work = () => {
    const { status } = spawnSync(process.execPath, args)
    if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`)
  }
  return fastest(runs, work, () => performance.now())
}

/** Processor time of the best of some runs, in milliseconds: what others do on the machine counts less. */
function fastest(runs: number, work: () => unknown, clock = cpu): number {
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < runs; i++) {
    const start = clock()
    work()
    best = Math.min(best, clock() - start)
  }
  return best
}

/** Milliseconds this process has worked for. */
function cpu(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function countWords(text: string): number {
  let words = 0
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) <= 32) words++
  return words
}
