// npm run census [-- --class value --version 1.31.5 --all]: how much of what nginx refuses we find.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Case, CLASSES, judge, verdictOf } from './census.ts'

const { values } = parseArgs({
  options: {
    file: { type: 'string', default: 'fixtures/census.json' },
    class: { type: 'string', multiple: true, default: [...CLASSES] },
    version: { type: 'string', default: '1.31.5' },
    static: { type: 'string', multiple: true, default: ['yes'] },
  },
})

const cases = (JSON.parse(readFileSync(values.file, 'utf8')) as { errors: Case[] }).errors.filter(
  (c) => c.bad && values.class.includes(c.class) && values.static.includes(c.static) && verdictOf(c, values.version),
)
const table = new Map<string, { refused: number; found: number; goods: number; goodErrors: number }>()
const missing: string[] = []
for (const entry of cases) {
  const verdict = verdictOf(entry, values.version)!
  const result = await judge(entry, values.version)
  const row = table.get(entry.class) ?? { refused: 0, found: 0, goods: 0, goodErrors: 0 }
  table.set(entry.class, row)
  if (verdict.good === 'accepted') {
    row.goods++
    if (result.goodErrors.length > 0) {
      row.goodErrors++
      missing.push(`GOOD ${entry.id}: ${result.goodErrors.join('; ')}\n${indented(entry.good)}`)
    }
  }
  if (verdict.bad !== 'rejected') {
    if (result.bad === 'found' || result.bad === 'elsewhere')
      missing.push(`ACCEPTED ${entry.id}: ${result.said.join('; ')}\n${indented(entry.bad)}`)
    else if (result.bad === 'missed') missing.push(`UNWARNED ${entry.id}: nginx: ${verdict.said}`)
    continue
  }
  row.refused++
  if (result.bad === 'found') row.found++
  else
    missing.push(
      `${result.bad.toUpperCase()} ${entry.id}: nginx: ${verdict.said} :${verdict.line}; we: ${result.said.join('; ') || 'nothing'}\n${indented(entry.bad)}`,
    )
}
console.log(missing.join('\n'))
console.log(`nginx ${values.version}, static: ${values.static.join(', ')}`)
for (const [name, row] of table)
  console.log(
    `${name.padEnd(12)} ${row.found} of ${row.refused} refused found; errors on ${row.goodErrors} of ${row.goods} near misses that nginx takes`,
  )

function indented(code: string): string {
  const lines = code.trimEnd().split('\n')
  return lines.length > 14 || code.length > 600 ? '' : lines.map((l) => `      | ${l}`).join('\n')
}
