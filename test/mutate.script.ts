// npm run oracle:mutate [-- 2000 --seed 7 --only value --show elsewhere --keep]: changes accepted configurations in one
// place each, asks the nginx on this machine (Debian's) about every mutant, and compares its verdict with ours for that
// release. Prints how often we agree and where we do not; fails where that is too often.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { badExamples, goodExamples, rules } from '@nginx-lint/lint'
import { lineIndex } from '@nginx-lint/syntax'
import type { Case } from './census.ts'
import { stripped } from './expectations.ts'
import { type Mutant, mutate } from './mutants.ts'
import { type Answer, type Files, filesBelow, startNginx } from './nginx/nginx.ts'
import { fixed, load, type Outcome, outcomeOf } from './nginx/outcome.ts'
import { MUTANTS, recorded } from './nginx/recorded.ts'
import { shrunk } from './nginx/shrink.ts'
import { randomOf } from './random.ts'

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string' },
    /** Only mutants of this kind. */
    only: { type: 'string', default: '' },
    /** Say also of these: `elsewhere`, `later`, `echo`. */
    show: { type: 'string', multiple: true, default: [] as string[] },
    /** Write what fails to `fixtures/mutants`. */
    keep: { type: 'boolean', default: false },
  },
})
const count = Number(positionals[0] ?? 2000)
const seed = Number(flags.seed ?? Date.now() % 1_000_000)
/** What must hold of the figures, in percent. */
const WANTED = { verdict: 99, place: 97 }
/** So many are asked about at once. */
const CHUNK = 64

const nginx = startNginx('oracle:mutate')
const random = randomOf(seed)
const kinds = [
  'same',
  'alarm',
  'miss',
  'passed over',
  'bug',
  'broken',
  'fixed',
  'named',
  'later',
  'elsewhere',
  'echo',
] as const
type Kind = (typeof kinds)[number]
const figures = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<Kind, number>
const notes = new Map<string, string[]>()
/** How many errors we give for one fault. */
const errorCounts = new Map<number, number>()

console.log(`nginx ${nginx.version.join('.')}, seed ${seed}, ${count} mutants`)
const bases = [...census(), ...examples(), ...sites()]
const taken = new Map<Files, Promise<boolean>>()
let asked = 0
while (asked < count) {
  const drawn = await Promise.all(Array.from({ length: CHUNK }, drawOne))
  const wanted = drawn.filter((mutant) => mutant !== undefined).slice(0, count - asked)
  asked += wanted.length
  await Promise.all(wanted.map(({ files, mutant }) => judged(files, mutant)))
}
nginx.close()
summary()

/** One configuration that nginx takes, changed; every random number is drawn before anything is waited for. */
async function drawOne(): Promise<{ files: Files; mutant: Mutant } | undefined> {
  const base = bases[Math.floor(random() * bases.length)]!
  const own = randomOf(Math.floor(random() * 2 ** 32))
  if (!taken.has(base))
    taken.set(
      base,
      nginx.ask(base).then(({ kind }) => kind === 'accepted'),
    )
  if (!(await taken.get(base))) return undefined
  const original = await load(base, nginx.version)
  const paths = [...original.files.keys()].filter((path) => base[path] !== undefined)
  const path = paths[Math.floor(own() * paths.length)]!
  const mutant = mutate(original, path, own)
  if (!mutant?.kind.includes(flags.only) || mutant.text === base[path]) return undefined
  return { files: { ...base, [path]: mutant.text }, mutant }
}

async function judged(files: Files, mutant: Mutant): Promise<void> {
  try {
    const answer = await nginx.ask(files)
    const outcome = await outcomeOf(files, answer, nginx.version)
    await note(files, mutant, outcome)
    if (answer.kind === 'accepted') await tryFixes(files, mutant)
  } catch (bug) {
    figures.bug++
    console.log(`BUG: ${(bug as Error).stack}\n${mutant.text}`)
  }
}

async function note(files: Files, mutant: Mutant, outcome: Outcome): Promise<void> {
  const { kind, place, errors, answer } = outcome
  figures[kind]++
  if (kind === 'alarm') return show('alarm', errors[0]!.message, files, mutant, outcome)
  if (kind === 'miss') return show('miss', answer.stop!.text, files, mutant, outcome)
  if (kind !== 'same' || answer.kind !== 'refused') return
  errorCounts.set(errors.length, (errorCounts.get(errors.length) ?? 0) + 1)
  if (errors.length > 1) {
    figures.echo++
    if (flags.show.includes('echo')) await show('echo', echoes(outcome), files, mutant, outcome)
  }
  if (!place) return
  figures.named++
  if (place === 'same') return
  figures[place]++
  if (flags.show.includes(place)) await show(place, answer.stop!.text, files, mutant, outcome)
}

function echoes({ errors }: Outcome): string {
  return [...new Set(errors.map(({ rule }) => rule))].join(', ')
}

/** What is taken is taken after `--fix` as well. */
async function tryFixes(files: Files, mutant: Mutant): Promise<void> {
  const mended = await fixed(files, nginx.version)
  if (!mended) return
  figures.fixed++
  const answer = await nginx.ask(mended)
  if (answer.kind !== 'refused') return
  figures.broken++
  await show(
    'broken',
    answer.stop!.text,
    mended,
    mutant,
    await outcomeOf(files, { kind: 'accepted', messages: [] }, nginx.version),
  )
}

async function show(kind: Kind, message: string, files: Files, mutant: Mutant, outcome: Outcome): Promise<void> {
  const key = `${kind.toUpperCase()} ${normalised(message)}`
  const known = notes.get(key) ?? []
  // One of each is enough to mend it, and shrinking takes time.
  const small = known.length < 2 ? await shrunk(files, (files) => load(files, nginx.version), isStill) : undefined
  notes.set(key, [...known, small ? described(mutant, outcome, small) : ''])
  if (small && flags.keep) keep(message, small, await nginx.ask(small))

  async function isStill(smaller: Files): Promise<boolean> {
    const answer = await nginx.ask(smaller)
    const now = await outcomeOf(smaller, answer, nginx.version)
    const isSame = normalised(now.answer.stop?.text) === normalised(outcome.answer.stop?.text)
    if (kind === 'broken') return false
    if (kind === 'echo') return isSame && now.errors.length > 1 && echoes(now) === echoes(outcome)
    if (kind === 'alarm') return now.kind === kind && now.errors[0]!.rule === outcome.errors[0]!.rule
    return isSame && (kind === 'miss' ? now.kind === kind : now.place === kind)
  }
}

function normalised(text = ''): string {
  return text.replace(/"[^"]*"/g, '""').replace(/\d+/g, 'N')
}

function described({ kind }: Mutant, { answer: { stop }, errors, project }: Outcome, small: Files): string {
  const lineOf = (path: string, at: number) => lineIndex(project.files.get(path)!.text).position(at).line
  const ours = errors.map((d) => `${d.rule}: ${d.message}${stop?.line ? ` :${lineOf(d.path, d.start)}` : ''}`)
  const texts = Object.values(small).filter((text) => text.length < 4000)
  return [`${kind}; nginx: ${stop ? `${stop.text} :${stop.line}` : 'accepted'}`, ...ours.slice(0, 4), ...texts]
    .join('\n')
    .trimEnd()
}

function keep(message: string, files: Files, answer: Answer): void {
  if (Object.keys(files).length > 1) return
  mkdirSync(MUTANTS, { recursive: true })
  const slug = message.replace(/\W+/g, '-').replace(/^-|-$/g, '').toLowerCase().slice(0, 50)
  const same = readdirSync(MUTANTS).filter((name) => name.startsWith(`${slug}-`)).length
  writeFileSync(join(MUTANTS, `${slug}-${same + 1}.conf`), recorded(files['nginx.conf']!, answer, nginx.version))
}

function summary(): void {
  for (const [key, all] of [...notes].sort((a, b) => b[1].length - a[1].length)) {
    console.log(`${all.length} × ${key}`)
    for (const text of all.filter(Boolean)) console.log(`      ${text.replaceAll('\n', '\n      ')}\n`)
  }
  const { same, alarm, miss, named, later, elsewhere, broken, bug } = figures
  const all = same + alarm + miss
  const verdict = percent(same, all)
  const place = percent(named - later - elsewhere, named)
  const counts = [...errorCounts].sort(([a], [b]) => a - b).map(([n, times]) => `${times} × ${n}`)
  console.log(`${all} judged, ${figures['passed over']} passed over (the machine, or a module it lacks)`)
  console.log(`the same verdict           ${shown(verdict)} (wanted: ${WANTED.verdict} %); ${miss} missed`)
  console.log(`errors on what nginx takes ${alarm} (wanted: 0)`)
  console.log(
    `the same statement         ${shown(place)} of ${named} (wanted: ${WANTED.place} %): our first error; of the others ${later} have one there later`,
  )
  console.log(`accepted, refused by --fix ${broken} of ${figures.fixed} (wanted: 0)`)
  console.log(`errors for one fault       ${counts.join(', ')}`)
  process.exitCode = alarm + broken + bug > 0 || verdict < WANTED.verdict || place < WANTED.place ? 1 : 0
}

function percent(part: number, of: number): number {
  return of === 0 ? 100 : (100 * part) / of
}

function shown(percent: number): string {
  return `${(Math.floor(percent * 100) / 100).toFixed(2)} %`
}

/** Good and bad ones: those that nginx refuses as they are will be left out. */
function census(): Files[] {
  const { errors } = JSON.parse(readFileSync('fixtures/census.json', 'utf8')) as { errors: Case[] }
  return errors.flatMap(({ good, bad }) =>
    [good, bad].filter((text) => text && text.length < 20_000).map((text) => ({ 'nginx.conf': text })),
  )
}

function examples(): Files[] {
  const all = rules.flatMap((rule) => [...badExamples(rule), ...goodExamples(rule)])
  return all.map(({ code, files }) => ({ ...files, 'nginx.conf': `events { }\n${stripped(code)}` }))
}

function sites(): Files[] {
  if (!existsSync('fixtures/sites')) return []
  const all = readdirSync('fixtures/sites').map((site) => filesBelow(join('fixtures/sites', site)))
  return all.filter((files) => files['nginx.conf'] !== undefined)
}
