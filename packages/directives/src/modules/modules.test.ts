import { expect, test } from 'vitest'
import type { DirectiveFacts } from '../module.ts'
import type { Part, Shape } from '../notation.ts'
import { parseNotation } from '../notation.ts'
import { types } from '../types/index.ts'
import { parseVersion } from '../version.ts'
import { modules } from './index.ts'

const all = modules.flatMap((module) =>
  Object.entries(module.directives).map(([name, facts]) => ({ module, name, facts })),
)

test('every line of notation parses and names types that exist', () => {
  const wrong: string[] = []
  for (const { module, name, facts } of all) {
    const lines = [facts.syntax].flat().concat(entriesOf(facts))
    for (const line of lines) {
      try {
        for (const type of typesIn(parseNotation(line)))
          if (!types[type]) wrong.push(`${module.name} ${name}: no type <${type}>`)
      } catch (error) {
        wrong.push(`${module.name} ${name}: ${error}`)
      }
    }
  }
  expect(wrong).toEqual([])
})

test('versions are versions', () => {
  const wrong = all.flatMap(({ name, facts }) =>
    [facts.since, facts.removed, facts.deprecated?.[0]]
      .filter((v) => v !== undefined && v !== '' && !parseVersion(v))
      .map((v) => `${name}: ${v}`),
  )
  expect(wrong).toEqual([])
})

test('every context is opened by some block', () => {
  const opened = new Set<unknown>(['main', ...all.flatMap(({ facts: { block } }) => contextsOf(block))])
  expect(all.flatMap(({ name, facts }) => facts.in.filter((c) => !opened.has(c)).map((c) => `${name}: ${c}`))).toEqual(
    [],
  )
})

const entriesOf = ({ block }: DirectiveFacts): readonly string[] =>
  typeof block === 'object' && 'entries' in block ? block.entries : []

const contextsOf = (block: DirectiveFacts['block']): readonly unknown[] =>
  typeof block === 'object' && 'in' in block ? Object.values(block.in) : [block]

function typesIn(shape: Shape): string[] {
  switch (shape.kind) {
    case 'argument':
      return shape.parts.flatMap(ofPart)
    case 'option':
    case 'repeat':
      return typesIn(shape.of)
    default:
      return shape.of.flatMap(typesIn)
  }
}

function ofPart(part: Part): string[] {
  switch (part.kind) {
    case 'literal':
      return []
    case 'value':
      return [part.type]
    case 'option':
      return part.of.flatMap(ofPart)
    case 'choice':
      return part.of.flat().flatMap(ofPart)
  }
}
