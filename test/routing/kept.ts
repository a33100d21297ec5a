import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Directive, type Item, parse } from '@nginx-lint/syntax'
import type { Answered } from './nginx.ts'
import type { Asked } from './requests.ts'
import type { Case } from './shrink.ts'
import { labelledHttp, type Node, node } from './tree.ts'

/** A configuration that taught something, with requests and what nginx did with each. */
export interface Kept {
  readonly name: string
  /** What it taught. */
  readonly lesson: string
  readonly http: readonly Node[]
  /** The whole file, with labels. */
  readonly text: string
  readonly asked: readonly { readonly asked: Asked; readonly answered: Answered | undefined }[]
}

const FOLDER = 'fixtures/routes'

export function keep(name: string, { http, asked }: Case, answered: Answered): void {
  write({ name, lesson: 'What this taught', http, asked: [{ asked, answered }] })
}

export function write({ name, lesson, http, asked }: Omit<Kept, 'text'>): void {
  mkdirSync(FOLDER, { recursive: true })
  const head = asked.map(
    (each) => `# asked: ${JSON.stringify(each.asked)}\n# nginx: ${JSON.stringify(withoutPage(each.answered))}\n`,
  )
  const inner = labelledHttp(http).replace(/^(?=.)/gm, '    ')
  writeFileSync(join(FOLDER, `${name}.conf`), `# ${lesson}\n\n${head.join('')}\nevents { }\nhttp {\n${inner}}\n`)
}

/** nginx's own pages say its version. */
function withoutPage(answered: Answered | undefined): Answered | undefined {
  return answered && { ...answered, body: answered.body.startsWith('<html>') ? '' : answered.body }
}

export function readKept(): readonly Kept[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.conf'))
    .sort()
    .map((file) => read(basename(file, '.conf'), readFileSync(join(FOLDER, file), 'utf8')))
}

function read(name: string, text: string): Kept {
  const lines = (label: string) => [...text.matchAll(new RegExp(`^# ${label}: (.*)$`, 'gm'))].map(([, line]) => line!)
  const answers = lines('nginx')
  const { items } = parse(text).file
  const http = items.find((item) => item.kind === 'directive' && item.name.value === 'http')
  return {
    name,
    lesson: /^# (.*)$/m.exec(text)![1]!,
    text,
    http: http?.kind === 'directive' ? (blockOf(http) ?? []) : [],
    asked: lines('asked').map((line, at) => ({
      asked: JSON.parse(line),
      answered: answers[at] === undefined || answers[at] === 'undefined' ? undefined : JSON.parse(answers[at]),
    })),
  }
}

function nodesOf(items: readonly Item[]): readonly Node[] {
  return items.flatMap((item) => {
    if (item.kind !== 'directive' || item.name.value === 'access_log') return []
    const args = item.args.map(({ value }) => value)
    return [node(item.name.value, args, blockOf(item))]
  })
}

const blockOf = ({ body }: Directive): readonly Node[] | undefined =>
  body?.kind === 'block' ? nodesOf(body.items) : undefined
