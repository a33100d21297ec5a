// npm run gen: writes the documentation and the schema that are made from the rules.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { generatedFiles } from './generated.ts'

const files = await generatedFiles((path) => readFileSync(path, 'utf8'))
mkdirSync('packages/lint/docs', { recursive: true })
for (const name of readdirSync('packages/lint/docs'))
  if (!files.has(`packages/lint/docs/${name}`)) rmSync(`packages/lint/docs/${name}`)
for (const [path, text] of files) writeFileSync(path, text)
console.log(`${files.size} files`)
