// npm run oracle:route [-- CONFIGURATIONS --seed N --requests 60]: random configurations, each in the nginx of this
// machine, and random requests aimed at the boundaries of their locations. What nginx does with each is compared with
// what `route` says. Listens on a loopback of its own, writes below a temporary folder, and stops what it starts.
// --shown N: so many differences are shrunk and shown; --keep: as files in fixtures/routes; --record: what nginx says now of
// the cases there; --undecided: what could not be decided, each.
import { parseArgs } from 'node:util'
import { type Router, unreachedLocations } from '@nginx-lint/analysis'
import { runAlone } from './routing/alone.ts'
import { randomConfiguration } from './routing/configurations.ts'
import { diceOf } from './routing/dice.ts'
import { FILES, realDisk } from './routing/files.ts'
import { keep, readKept, write } from './routing/kept.ts'
import { type Answered, type Stage, stage, USUAL_PORT } from './routing/nginx.ts'
import { randomRequests } from './routing/requests.ts'
import { judgedServers } from './routing/servers.ts'
import { type Case, shrunk } from './routing/shrink.ts'
import { configurationOf, labelledHttp } from './routing/tree.ts'
import { labelOf, routerFor, tellAnswer, type Verdict, verdictOf } from './routing/verdict.ts'

runAlone()
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string' },
    requests: { type: 'string' },
    shown: { type: 'string' },
    keep: { type: 'boolean' },
    undecided: { type: 'boolean' },
    record: { type: 'boolean' },
  },
})
const count = Number(positionals[0] ?? 2000)
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9))
const requests = Number(values.requests ?? 60)
/** How many differences are shrunk and shown. */
const SHOWN = Number(values.shown ?? 8)

const tally = {
  same: 0,
  different: 0,
  undecided: 0,
  unlogged: 0,
  played: 0,
  refused: 0,
  locations: 0,
  reached: 0,
  proven: 0,
  refuted: 0,
  provenServers: 0,
  refutedServers: 0,
}
const refusals = new Map<string, number>()
const reasons = new Map<string, number>()
const outcomes = new Map<string, number>()
const shown: string[] = []
console.log(`${count} configurations, ${requests} requests each, seed ${seed}`)
const theatre = await stage(FILES)
const disk = realDisk(theatre.prefix)
process.on('exit', () => theatre.remove())
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))
if (values.record) await record()
else await playKept()
for (let round = 0; round < count; round++) await play(round)
theatre.remove()
report()

/** The cases that taught something, first. */
async function playKept(): Promise<void> {
  for (const { name, http, asked } of await atUsualPorts()) {
    const played = await theatre.play(
      http,
      asked.map((each) => each.asked),
    )
    const answers = 'refused' in played ? [] : played.answers
    const router = await routerFor(configurationOf(http, theatre.ports))
    for (const [at, each] of asked.entries()) {
      const answered = answers[at]
      const verdict = answered && verdictOf(router, each.asked, answered, disk)
      if (verdict) counted(verdict, answered)
      if (verdict?.as !== 'same')
        console.log(
          `${name}: ${JSON.stringify(each.asked)}\nnginx: ${answered && tellAnswer(answered)}\n   we: ${verdict?.said}`,
        )
    }
  }
}

/** What nginx says now of the cases in `fixtures/routes`: with --record. */
async function record(): Promise<void> {
  for (const kept of await atUsualPorts()) {
    const played = await theatre.play(
      kept.http,
      kept.asked.map((each) => each.asked),
    )
    if ('refused' in played) console.log(`${kept.name}: ${played.refused}`)
    else write({ ...kept, asked: kept.asked.map(({ asked }, at) => ({ asked, answered: played.answers[at] })) })
  }
}

/** They name the ports that are usually free. */
async function atUsualPorts() {
  if (theatre.ports.first === USUAL_PORT) return readKept()
  console.log(`port ${USUAL_PORT} is taken: the cases of fixtures/routes are left out`)
  return []
}

async function play(round: number): Promise<void> {
  const dice = diceOf(seed + round)
  const http = randomConfiguration(dice, theatre.ports)
  const asked = randomRequests(dice, http, theatre.ports, requests)
  const played = await theatre.play(http, asked)
  if ('refused' in played) {
    tally.refused++
    return increase(
      refusals,
      played.refused.replace(/^.*?\[\w+\] \S+: | in \S+\n?$|\n/g, '').replace(/"[^"]*"|\d+/g, '…'),
    )
  }
  tally.played++
  const text = configurationOf(http, theatre.ports)
  const router = await routerFor(text)
  const reached = new Set<string>()
  let isShown = false
  for (const [at, answered] of played.answers.entries()) {
    if (!answered) {
      tally.unlogged++
      if (values.undecided) console.log(`unlogged: ${JSON.stringify(asked[at])}`)
      continue
    }
    const verdict = verdictOf(router, asked[at]!, answered, disk)
    reached.add(answered.at)
    for (const label of verdict.passed) reached.add(label)
    counted(verdict, answered)
    if (verdict.as !== 'different' || isShown || shown.length >= SHOWN) continue
    isShown = true
    shown.push(await explained(round, { http, asked: asked[at]! }, verdict.difference))
    console.log(shown.at(-1))
  }
  const where = `--seed ${seed + round} 1`
  reach(text, router, reached, where)
  const servers = await judgedServers(text, asked, played.answers)
  tally.provenServers += servers.proven
  tally.refutedServers += servers.refuted.length
  for (const message of servers.refuted) console.log(`-- reached all the same: ${message}\n${text}(${where})`)
  if ((round + 1) % 250 === 0) console.log(`${round + 1}: ${JSON.stringify(tally)}`)
}

/** A location that is said to be unreachable was never reached. */
function reach(text: string, router: Router, reached: ReadonlySet<string>, where: string): void {
  const labels = [...text.matchAll(/access_log \S+ (L\d+);/g)].map(([, label]) => label!)
  tally.locations += labels.length
  tally.reached += labels.filter((label) => reached.has(label)).length
  for (const { location, why } of unreachedLocations(router)) {
    const label = labelOf(location.statement)
    tally.proven++
    if (!reached.has(label)) continue
    tally.refuted++
    console.log(`-- said to be unreachable (${why}), and reached: ${label} of\n${text}(${where})`)
  }
}

function counted(verdict: Verdict, answered: Answered): void {
  tally[verdict.as]++
  increase(outcomes, String(answered.status))
  if (verdict.as === 'undecided') increase(reasons, verdict.said.replace(/"[^"]*"/g, '…'))
  if (verdict.as === 'undecided' && values.undecided) console.log(verdict.said)
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** The difference in its smallest form. */
async function explained(round: number, found: Case, difference: string): Promise<string> {
  const isSame = async (candidate: Case) => (await compared(theatre, candidate))?.verdict.difference === difference
  const smallest = await shrunk(found, isSame)
  const { verdict, answered } = (await compared(theatre, smallest)) ?? (await compared(theatre, found))!
  const name = `${seed + round}`
  if (values.keep) keep(name, smallest, answered)
  return [
    `-- different (--seed ${seed + round} 1):`,
    labelledHttp(smallest.http),
    `${JSON.stringify(smallest.asked)}`,
    `nginx: ${tellAnswer(answered)}`,
    `   we: ${verdict.said}`,
    '',
  ].join('\n')
}

async function compared(
  { play, ports }: Stage,
  { http, asked }: Case,
): Promise<{ readonly verdict: Verdict; readonly answered: Answered } | undefined> {
  const played = await play(http, [asked])
  const answered = 'refused' in played ? undefined : played.answers[0]
  if (!answered) return undefined
  const router = await routerFor(configurationOf(http, ports))
  return { answered, verdict: verdictOf(router, asked, answered, disk) }
}

function report(): void {
  const list = (counts: ReadonlyMap<string, number>) =>
    [...counts]
      .sort(([, a], [, b]) => b - a)
      .map(([key, times]) => `  ${times} ${key}`)
      .join('\n')
  console.log(
    `statuses: ${[...outcomes]
      .sort()
      .map(([key, times]) => `${key} ${times}`)
      .join(', ')}`,
  )
  if (refusals.size > 0) console.log(`refused by nginx, and passed over:\n${list(refusals)}`)
  if (reasons.size > 0) console.log(`undecided:\n${list(reasons)}`)
  const { same, different, undecided, unlogged, played, refused, locations, reached, proven, refuted } = tally
  const { provenServers, refutedServers } = tally
  console.log(`${played} configurations played, ${refused} refused`)
  console.log(
    `${locations} locations, ${reached} of them reached; ${proven} said to be unreachable, ${refuted} of them reached`,
  )
  console.log(`${provenServers} servers, names and ports said to be unreachable, ${refutedServers} of them reached`)
  console.log(`${same} answers equal, ${different} different, ${undecided} undecided, ${unlogged} not logged by nginx`)
  if (different > 0 || refuted > 0 || refutedServers > 0) process.exitCode = 1
}
