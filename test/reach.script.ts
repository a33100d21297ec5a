// npm run oracle:reach [-- SERVERS --seed N]: which share of the locations that no request comes to is found. Random
// servers whose locations get in each other's way, in the nginx of this machine; it is asked for every URI of a few
// letters, those that the locations are written in. A location that none of them comes to counts as unreachable: nothing
// but nginx decides that. What we say is compared. --missed N: so many that were not found are shown.
import { parseArgs } from 'node:util'
import { flat, type LocationConf, loadText, memoryFiles, routerOf, unreachedLocations } from '@nginx-lint/analysis'
import { runAlone } from './routing/alone.ts'
import { type Ask, around, withServer } from './routing/answers.ts'
import { crowdedServer, everyUri, LETTERS } from './routing/crowded.ts'
import { diceOf } from './routing/dice.ts'

runAlone()
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, missed: { type: 'string' } },
})
const count = Number(positionals[0] ?? 400)
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9))
const shown = Number(values.missed ?? 5)

/** Letters behind the slash of all URIs at first, and where a location is left to which none of these comes. */
const FEW = 4
const MORE = 6
const uris = [false, true].map((keepsSlashes) => [FEW, MORE].map((most) => everyUri(most, keepsSlashes)))

const tally = { played: 0, refused: 0, locations: 0, refuted: 0, requests: 0 }
interface Share {
  readonly found: number
  readonly all: number
}
const NONE: Share = { found: 0, all: 0 }
/** Of those to which nothing comes, by kind. */
const kinds = new Map<string, Share>()
let missed = 0
console.log(`${count} servers, seed ${seed}`)
for (let round = 0; round < count; round++) await play(round)
report()

async function play(round: number): Promise<void> {
  const server = crowdedServer(diceOf(seed + round))
  const router = routerOf(await loadText('nginx.conf', around(server), memoryFiles({})))
  const all = flat(router.servers[0]!.level)
  const [few, more] = uris[Number(server.includes('merge_slashes off'))]!
  const reached = await withServer(server, async (ask) => {
    const first = await reachedIn(ask, few!)
    return all.every((location) => first.has(labelOf(location))) ? first : await reachedIn(ask, more!)
  })
  if (typeof reached === 'string') {
    tally.refused++
    return
  }
  tally.played++
  // Those inside are not mentioned.
  const said = new Set(
    [...unreachedLocations(router)].flatMap(({ location }) => [location, ...flat(location.level)].map(labelOf)),
  )
  for (const location of all) compare(location, reached, said, `of\n${server}\n(--seed ${seed + round} 1)`)
}

async function reachedIn(ask: Ask, all: readonly string[]): Promise<ReadonlySet<string>> {
  tally.requests += all.length
  return new Set(await ask(all))
}

/** What it answers with. */
function labelOf({ scope }: LocationConf): string {
  return scope.statements.find(({ name }) => name === 'return')?.args[1] ?? ''
}

function compare(location: LocationConf, reached: ReadonlySet<string>, said: ReadonlySet<string>, where: string): void {
  const label = labelOf(location)
  const isFound = said.has(label)
  tally.locations++
  // What comes to one inside it has come to it before.
  if ([location, ...flat(location.level)].some((each) => reached.has(labelOf(each)))) {
    if (!isFound) return
    tally.refuted++
    console.log(`-- said to be unreachable, and reached: ${label} ${where}`)
    return
  }
  const kind = kinds.get(location.kind) ?? { found: 0, all: 0 }
  kinds.set(location.kind, { found: kind.found + Number(isFound), all: kind.all + 1 })
  if (!isFound && missed++ < shown) console.log(`-- not found: ${label} ${where}`)
}

function report(): void {
  const { played, refused, locations, refuted, requests } = tally
  const share = ({ found, all }: Share): string =>
    `${found} of ${all} found${all > 0 ? ` (${((100 * found) / all).toFixed(1)} %)` : ''}`
  const total = [...kinds.values()].reduce((a, b) => ({ found: a.found + b.found, all: a.all + b.all }), NONE)
  console.log(`${played} servers played, ${refused} refused by nginx; ${requests} requests`)
  console.log(`${locations} locations, ${refuted} said to be unreachable and reached`)
  console.log(
    `to ${total.all} locations comes no URI of up to ${MORE} letters of ${JSON.stringify(LETTERS.join(''))}: ${share(total)}`,
  )
  for (const [kind, counts] of [...kinds].sort()) console.log(`  ${kind}: ${share(counts)}`)
  if (refuted > 0) process.exitCode = 1
}
