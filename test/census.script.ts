// npm run census [-- --class value --version 1.31.5 --static partly]: how much of what nginx refuses we find, by class and
// release, and what is missing.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import {
  accepted,
  alarms,
  type Case,
  CLASSES,
  isMissed,
  type Judged,
  judgeAll,
  type Tally,
  tally,
  VERSIONS,
} from './census.ts'

const { values } = parseArgs({
  options: {
    /** Of these only, and what is missing with its text. */
    class: { type: 'string', multiple: true },
    version: { type: 'string' },
    static: { type: 'string', multiple: true, default: ['yes', 'partly'] },
  },
})

const { errors } = JSON.parse(readFileSync('fixtures/census.json', 'utf8')) as { errors: readonly Case[] }
const known = accepted(readFileSync('fixtures/census-missed.txt', 'utf8'))
const isAsked = (entry: Case): boolean =>
  (values.class === undefined || values.class.includes(entry.class)) && values.static.includes(entry.static)
const cases = errors.filter(isAsked)
const isDetailed = values.class !== undefined || values.version !== undefined

/** By id, with the releases in which it is so: most are so in all. */
const notes = new Map<string, string[]>()
const all: Judged[] = []
const rows: Tally[] = []
let alarmCount = 0
for (const version of values.version ? [values.version] : VERSIONS) {
  const judged = await judgeAll(cases, version)
  all.push(...judged)
  rows.push(row(version, judged))
  for (const one of judged) {
    if (isMissed(one)) note(missing(one), version)
    for (const alarm of alarms(one)) note(`ERROR ON WHAT NGINX TAKES ${alarm}`, version)
    alarmCount += alarms(one).length
  }
  if (version === (values.version ?? VERSIONS.at(-1))) {
    table(`nginx ${version}, what the text decides`, byClass(judged, 'yes'))
    table(`nginx ${version}, what it decides in part`, byClass(judged, 'partly'))
  }
}
if (!values.version) {
  table('by release, what the text decides', [...rows, row('all', all)])
}
for (const [text, versions] of notes)
  console.log(`${text}${versions.length < VERSIONS.length && !values.version ? ` (${versions.join(', ')})` : ''}`)
process.exitCode = alarmCount > 0 ? 1 : 0

function row(name: string, judged: readonly Judged[]) {
  return tally(
    name,
    judged.filter(({ entry }) => entry.static === 'yes'),
  )
}

function byClass(judged: readonly Judged[], decided: string) {
  const ours = judged.filter(({ entry }) => entry.static === decided)
  const names = [...CLASSES, 'environment'].filter((name) => ours.some(({ entry }) => entry.class === name))
  return [
    ...names.map((name) =>
      tally(
        name,
        ours.filter(({ entry }) => entry.class === name),
      ),
    ),
    tally('all', ours),
  ]
}

function table(title: string, rows: readonly Tally[]): void {
  console.log(`\n${title.padEnd(42)} refused   found      %   nginx warns   we too   near misses   errors on these`)
  for (const { name, refused, found, warned, warnedToo, goods, alarms } of rows) {
    const percent = refused === 0 ? '' : ((100 * found) / refused).toFixed(1)
    const cells = [
      String(refused).padStart(7),
      String(found).padStart(7),
      percent.padStart(6),
      String(warned).padStart(13),
    ]
    cells.push(String(warnedToo).padStart(8), String(goods).padStart(13), String(alarms).padStart(17))
    console.log(`${name.padEnd(42)} ${cells.join(' ')}`)
  }
}

function missing({ entry, verdict, result }: Judged): string {
  const { id, static: decided } = entry
  const where = verdict.line === undefined ? '' : ` :${verdict.line}`
  const head = `${verdict.bad === 'accepted' ? 'unwarned' : result.bad} ${decided === 'yes' ? '' : 'partly '}${id}: ${verdict.said ?? ''}${where}`
  const reason = known.get(id)
  if (!isDetailed) return `${head}\n    ${reason ?? 'NO REASON GIVEN'}`
  return `${head}; we: ${result.said.join('; ') || 'nothing'}${reason ? ` (${reason})` : ''}\n${indented(entry.bad)}`
}

function note(text: string, version: string): void {
  notes.set(text, [...(notes.get(text) ?? []), version])
}

function indented(code: string): string {
  const lines = code.trimEnd().split('\n')
  return lines.length > 14 || code.length > 600 ? '' : lines.map((l) => `      | ${l}`).join('\n')
}
