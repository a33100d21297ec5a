import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { accepted, alarms, type Case, isMissed, type Judged, judgeAll, tally, VERSIONS } from './census.ts'

const { errors } = JSON.parse(readFileSync('fixtures/census.json', 'utf8')) as { errors: readonly Case[] }
const known = accepted(readFileSync('fixtures/census-missed.txt', 'utf8'))
const judged = new Map<string, readonly Judged[]>()

beforeAll(async () => {
  for (const version of VERSIONS) judged.set(version, await judgeAll(errors, version))
}, 120_000)

test.each(VERSIONS)('nginx %s: no error on what it takes', (version) => {
  expect(judged.get(version)!.flatMap(alarms)).toEqual([])
})

test('of what the text decides nearly all is an error in the statement nginx points at', () => {
  expect(share(decided('1.31.5'))).toBeGreaterThanOrEqual(0.99)
  expect(share(VERSIONS.flatMap(decided))).toBeGreaterThanOrEqual(0.98)
})

const decided = (version: string): readonly Judged[] =>
  judged.get(version)!.filter(({ entry }) => entry.static === 'yes')

function share(all: readonly Judged[]): number {
  const { found, refused } = tally('all', all)
  return found / refused
}

describe('what is missing', () => {
  test('is listed with its reason', () => {
    const missed = [...judged.values()].flat().filter(isMissed)
    const unknown = missed.filter(({ entry }) => !known.has(entry.id))
    expect([
      ...new Set(unknown.map(({ entry, result, verdict }) => `${entry.id}: ${result.bad}: ${verdict.said}`)),
    ]).toEqual([])
    for (const [id, reason] of known) expect(reason, id).toMatch(/^\S.{15,}[^.]$/)
  })

  test('is not listed when it is missing no more', () => {
    const missed = new Set(
      [...judged.values()]
        .flat()
        .filter(isMissed)
        .map(({ entry }) => entry.id),
    )
    expect([...known.keys()].filter((id) => !missed.has(id))).toEqual([])
  })
})
