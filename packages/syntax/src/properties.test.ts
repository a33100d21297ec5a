import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commentsIn, type File, type Item, leaves, parse, pathTo, type Span } from './index.ts'

const pieces = [
  ...['listen', '80', '\\', '$', '${', '#', '(', ')', '}', '{', ';', '"', "'", 'a{2}', '^', '~', 'x}', 'é', '\ufeff'],
  ...[' ', '\n', '\r\n', '\t', '\n    ', '\n        ', ' ', '\n', '"b c"', "'d'", '# e\n', '--', '[[', ']]'],
  ...['server {\n', 'location / {', 'a_by_lua_block {', ';\n', '}\n', '\n    }', 'gzip on;'],
]
const likely = fc.array(fc.constantFrom(...pieces), { maxLength: 50 }).map((words) => words.join(''))
const anything = fc.string({ unit: 'binary', maxLength: 60 })
const config = fc.oneof({ weight: 4, arbitrary: likely }, { weight: 1, arbitrary: anything })
const runs = { numRuns: 2000 }

test('every text has a tree whose spans nest and stay in order, and every mistake has a place', () => {
  fc.assert(
    fc.property(config, (text) => {
      const { file, errors } = parse(text)
      expect(areInOrder(file.items, file)).toBe(true)
      expect(areInOrder(file.comments, file)).toBe(true)
      expect(errors.every(({ start }, index) => start >= (errors[index - 1]?.start ?? 0))).toBe(true)
      expect(errors.every(({ start, end }) => start < end && end <= text.length)).toBe(true)
    }),
    runs,
  )
})

test('what is in no leaf is white space, or a byte order mark', () => {
  fc.assert(
    fc.property(config, (text) => {
      let rest = ''
      let at = 0
      for (const { start, end } of leaves(text)) {
        if (start < at || end <= start) throw new Error('leaves overlap')
        rest += text.slice(at, start)
        at = end
      }
      expect(rest + text.slice(at)).toMatch(/^\ufeff?[ \t\r\n]*$/)
    }),
    runs,
  )
})

test('every leaf is in the tree', () => {
  fc.assert(
    fc.property(config, (text) => {
      const { file } = parse(text)
      const spans = [...file.items, ...file.comments]
      const isCovered = (leaf: Span) => spans.some(({ start, end }) => start <= leaf.start && end >= leaf.end)
      expect(leaves(text).every(isCovered)).toBe(true)
    }),
    runs,
  )
})

test('white space between leaves means nothing', () => {
  fc.assert(
    fc.property(config, fc.constantFrom(' ', '\n', '\r\n\t'), (text, space) => {
      const { file, errors } = parse(text)
      fc.pre(errors.length === 0)
      const pieces = leaves(text)
        .map(({ kind, start, end }) => text.slice(start, end) + (kind === 'comment' ? '\n' : space))
        .join('')
      const again = parse(` ${pieces}`)
      expect(again.errors).toEqual([])
      expect(shape(again.file.items)).toEqual(shape(file.items))
      expect(again.file.comments).toHaveLength(file.comments.length)
    }),
    runs,
  )
})

test('the edits of a fix are in order and do not overlap', () => {
  fc.assert(
    fc.property(config, (text) => {
      for (const { fix } of parse(text).errors) {
        const edits = fix?.edits ?? []
        for (const { start, end } of edits) expect(start <= end && end <= text.length).toBe(true)
        for (const [index, edit] of edits.entries()) expect(edit.start >= (edits[index - 1]?.end ?? 0)).toBe(true)
      }
    }),
    runs,
  )
})

test('the path to any offset nests', () => {
  fc.assert(
    fc.property(config, fc.nat(200), (text, offset) => {
      const { file } = parse(text)
      const path = pathTo(file, offset % (text.length + 1))
      expect(path[0]).toBe(file)
      for (const [index, node] of path.entries()) {
        const outer = path[index - 1] ?? file
        if (node.kind !== 'comment') expect(node.start >= outer.start && node.end <= outer.end).toBe(true)
      }
      expect(commentsIn(file, file)).toEqual(file.comments)
    }),
    runs,
  )
})

function areInOrder(spans: readonly Span[], { start, end }: Span): boolean {
  let at = start
  for (const span of spans) {
    if (span.start < at || span.end < span.start || span.end > end) return false
    at = span.end
    if (!childrenOf(span as Item | File).every((inner) => areInOrder(inner, span))) return false
  }
  return true
}

function childrenOf(item: Item | File): (readonly Span[])[] {
  if (item.kind === 'junk') return [item.items]
  if (item.kind !== 'directive') return []
  const { name, args, body } = item
  return [[name, ...args, ...(body ? [body] : [])], body?.kind === 'block' ? body.items : []]
}

function shape(items: readonly Item[]): unknown[] {
  return items.map((item) => {
    if (item.kind === 'junk') return shape(item.items)
    const words = [item.name, ...item.args].map(({ value, quote }) => quote + value)
    return item.body ? [...words, item.body.kind === 'block' ? shape(item.body.items) : 'lua'] : words
  })
}
