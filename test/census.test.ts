import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Case, CLASSES, judge, verdictOf } from './census.ts'

const { errors } = JSON.parse(readFileSync('fixtures/census.json', 'utf8')) as { errors: Case[] }
const VERSIONS = [
  '1.14.2',
  '1.16.1',
  '1.18.0',
  '1.20.2',
  '1.22.1',
  '1.24.0',
  '1.26.3',
  '1.28.3',
  '1.30.4',
  '1.31.4',
  '1.31.5',
]

test.each(VERSIONS)('nginx %s: no error on what it takes', async (version) => {
  const wrong: string[] = []
  for (const entry of errors) {
    const verdict = verdictOf(entry, version)
    if (!verdict) continue
    const result = await judge(entry, version)
    if (result.goodErrors.length > 0) wrong.push(`${entry.id}, good: ${result.goodErrors.join('; ')}`)
    const refused = result.bad === 'found' || result.bad === 'elsewhere'
    if (verdict.bad === 'accepted' && refused) wrong.push(`${entry.id}, bad: ${result.said.join('; ')}`)
  }
  expect(wrong).toEqual([])
})

test('nginx 1.31.5: what it refuses for grammar, structure, a value or a duplicate is an error where nginx points', async () => {
  const missing: string[] = []
  for (const entry of errors) {
    if (entry.static !== 'yes' || !CLASSES.includes(entry.class) || verdictOf(entry, '1.31.5')?.bad !== 'rejected')
      continue
    const { bad, said } = await judge(entry, '1.31.5')
    if (bad !== 'found') missing.push(`${entry.id}: ${bad}: ${said.join('; ')}`)
  }
  expect(missing).toEqual([])
})
