import { expect, test } from 'vitest'
import { recordedDisk } from './routing/files.ts'
import { readKept } from './routing/kept.ts'
import { routerFor, verdictOf } from './routing/verdict.ts'

// What a real nginx did with these is recorded beside them: `npm run oracle:route -- 0 --record`.
const cases = readKept().flatMap(({ name, lesson, text, asked }) =>
  asked.map((each) => ({ name, lesson, text, ...each, what: `${each.asked.method} ${each.asked.target}` })),
)

test('there are cases that taught something', () => {
  expect(cases.length).toBeGreaterThan(50)
})

test.each(cases)('$name: $what', async ({ text, asked, answered, lesson }) => {
  const router = await routerFor(text)
  const { as, said } = verdictOf(router, asked, answered!, recordedDisk('/prefix'))
  expect(as, `${lesson}\nnginx: ${JSON.stringify(answered)}\n   we: ${said}`).toBe('same')
})
