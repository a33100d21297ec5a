// npm run oracle:record -- --nginx PATH [--write]: asks an nginx of any release about every configuration of the census
// and every mutant that is kept, says where its verdict is not the recorded one, and with --write records it. What is
// about the machine (files, hardware) stays as it is.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Case, FILES, type Verdict, verdictOf } from './census.ts'
import { type Answer, startNginx } from './nginx/nginx.ts'
import { MUTANTS, mutantsRecorded, recorded } from './nginx/recorded.ts'

const CENSUS = 'fixtures/census.json'
const { values } = parseArgs({
  options: { nginx: { type: 'string', default: 'nginx' }, write: { type: 'boolean', default: false } },
})
const nginx = startNginx('oracle:record', values.nginx)
const version = nginx.version.join('.')
const census = JSON.parse(readFileSync(CENSUS, 'utf8')) as { about: string; errors: readonly Case[] }
const figures = { same: 0, other: 0, machine: 0 }

const errors = await Promise.all(census.errors.map(refreshed))
// One member a line, as it was.
if (values.write) writeFileSync(CENSUS, JSON.stringify({ ...census, errors }, null, 1).replace(/^ +/gm, ''))
for (const mutant of mutantsRecorded()) if (mutant.version.join('.') === version) await mutantAgain(mutant)
nginx.close()
console.log(
  `nginx ${version}: ${figures.same} verdicts as recorded, ${figures.other} ${values.write ? 'recorded anew' : 'others'}, ${figures.machine} about the machine: left as they are`,
)
process.exitCode = figures.other > 0 && !values.write ? 1 : 0

async function refreshed(entry: Case): Promise<Case> {
  if (!entry.bad) return entry
  const [bad, good] = await Promise.all([ask(entry.bad), entry.good ? ask(entry.good) : undefined])
  const old = verdictOf(entry, version)
  const isMachine = [bad, good].some((answer) => answer?.kind === 'machine') || isOfBuild(entry)
  if (isMachine) figures.machine++
  if (isMachine) return entry
  const now = verdict(bad, good)
  if (old && isSame(old, now)) {
    figures.same++
    return entry
  }
  figures.other++
  console.log(`${entry.id}: was ${shown(old)}, is ${shown(now)}`)
  return { ...entry, verdicts: merged(entry.verdicts, now) }
}

/** Is it about the machine, or the paths that are compiled in? */
function isOfBuild({ class: name, verdicts }: Case): boolean {
  return name === 'environment' || verdicts.some(({ said }) => said?.includes('default path'))
}

function ask(code: string): Promise<Answer> {
  return nginx.ask({ ...FILES, 'nginx.conf': code })
}

function verdict(bad: Answer, good: Answer | undefined): Omit<Verdict, 'versions'> {
  const word = ({ kind }: Answer) => (kind === 'refused' ? 'rejected' : 'accepted')
  const said = bad.stop ?? bad.messages.find(({ level }) => level !== 'notice')
  return {
    bad: word(bad),
    ...(said && { said: `[${said.level}] ${said.text}` }),
    ...(said?.line !== undefined && said.path === 'nginx.conf' && { line: said.line }),
    good: good ? word(good) : 'accepted',
  }
}

/** The same but for the names of files. */
function isSame(a: Omit<Verdict, 'versions'>, b: Omit<Verdict, 'versions'>): boolean {
  const words = ({ said = '' }: typeof a): string =>
    said.replaceAll('<prefix>/', '').replace(/[\w.-]+\.conf:\d+/g, 'nginx.conf')
  return (
    a.bad === b.bad && (a.good ?? 'accepted') === b.good && (a.line ?? 0) === (b.line ?? 0) && words(a) === words(b)
  )
}

/** Releases that say the same stand together. */
function merged(verdicts: readonly Verdict[], now: Omit<Verdict, 'versions'>): readonly Verdict[] {
  const others = verdicts
    .map((old) => ({ ...old, versions: old.versions.filter((other) => other !== version) }))
    .filter(({ versions }) => versions.length > 0)
  const known = others.find((old) => isSame(old, now))
  if (!known) return [...others, { ...now, versions: [version] }]
  const versions = [...known.versions, version].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  return others.map((old) => (old === known ? { ...known, versions } : old))
}

async function mutantAgain({ name, text, stop }: ReturnType<typeof mutantsRecorded>[number]): Promise<void> {
  const answer = await nginx.ask({ 'nginx.conf': text })
  if (answer.kind === 'machine') return void figures.machine++
  if (answer.stop?.text === stop?.text && answer.stop?.line === stop?.line) return void figures.same++
  figures.other++
  console.log(`${name}: is ${answer.stop ? `refused: ${answer.stop.text}` : 'accepted'}`)
  if (values.write) writeFileSync(join(MUTANTS, name), recorded(text, answer, nginx.version))
}

function shown(verdict: Omit<Verdict, 'versions'> | undefined): string {
  return verdict ? `${verdict.bad} ${verdict.said ?? ''} :${verdict.line ?? ''}, good ${verdict.good}` : 'unknown'
}
