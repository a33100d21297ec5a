// npm run drift [-- --write]: compares the tables with the facts about nginx beside this repository.
import { readFileSync, writeFileSync } from 'node:fs'
import { drift } from './drift.ts'
import { FACTS, RECORD } from './facts.ts'

const read = (name: string) => JSON.parse(readFileSync(`${FACTS}/${name}`, 'utf8'))
const found = drift(read('directives.json').directives, read('variables.json').variables)
console.log(found.join('\n'))
console.log(`${found.length} differences`)
if (process.argv.includes('--write')) writeFileSync(RECORD, `${found.join('\n')}\n`)
