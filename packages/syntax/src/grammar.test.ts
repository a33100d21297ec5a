import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Grammar } from './grammar.ts'
import { Argument, Close, Lua, Open, Semicolon, Stray, token } from './tokens.ts'
import { Tree } from './tree.ts'

test('Chevrotain finds nothing wrong with the grammar', () => {
  expect(() => new Grammar(false)).not.toThrow()
})

test('every sequence of tokens derives, as long as Lua code stands in a block of its own', () => {
  const grammar = new Grammar()
  const sequence = fc.array(fc.constantFrom([Argument], [Semicolon], [Open], [Close], [Stray], [Argument, Open, Lua]))
  fc.assert(
    fc.property(sequence, (types) => {
      const tokens = types.flat().map((type, index) => token(type, index, index + 1))
      const tree = new Tree('x'.repeat(tokens.length))
      expect(() => grammar.read(tokens, tree)).not.toThrow()
    }),
    { numRuns: 2000 },
  )
})
