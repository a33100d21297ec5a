import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { generatedFiles } from './generated.ts'

const read = (path: string): string => readFileSync(path, 'utf8')

test('documentation and schema are what the rules say (npm run gen)', async () => {
  const files = await generatedFiles(read)
  for (const [path, text] of files) expect(read(path), path).toBe(text)
  const pages = [...files.keys()]
    .filter((p) => p.startsWith('packages/lint/docs/'))
    .map((p) => p.slice('packages/lint/docs/'.length))
  expect(readdirSync('packages/lint/docs').sort()).toEqual(pages.sort())
})
