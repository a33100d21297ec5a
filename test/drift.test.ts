import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { drift } from './drift.ts'
import { FACTS, RECORD } from './facts.ts'

const recorded = readFileSync(RECORD, 'utf8').trimEnd().split('\n')

test(`the tables differ from the facts only as ${RECORD} records`, () => {
  if (!existsSync(FACTS)) {
    console.warn(`no ${FACTS} here: the record is not compared with the facts`)
    expect(recorded.every((line) => /^(\S+ )+\S/.test(line))).toBe(true)
    return
  }
  const read = (name: string) => JSON.parse(readFileSync(`${FACTS}/${name}`, 'utf8'))
  expect(drift(read('directives.json').directives, read('variables.json').variables)).toEqual(recorded)
})
