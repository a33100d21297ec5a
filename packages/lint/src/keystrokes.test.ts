import { loadText, memoryFiles, type Project, type ProjectOptions } from '@nginx-lint/analysis'
import { parseVersion } from '@nginx-lint/directives'
import { expect, test } from 'vitest'
import { randomOf } from '../../../test/random.ts'
import { badExamples, type Example, goodExamples, lint, rules } from './index.ts'

/** In each example so many edits, one after the other. */
const EDITS = Number(process.env.EDITS ?? 6)
const PIECES = [
  ...[
    '\n',
    '\n# more\n',
    ' ',
    ';',
    '}',
    '{',
    '"',
    'x',
    '$',
    '~ ',
    '\nlisten 81;',
    '\nroot /a;',
    '\nmap $a $b { c d; }\n',
  ],
  ...[
    '\nupstream u { server a; }\n',
    '\nserver { location / { proxy_pass http://u; } }\n',
    '\ngzip on;',
    '\ninclude a.conf;',
  ],
]

/** What people write, line by line. */
const LINES = rules
  .flatMap((rule) => [...badExamples(rule), ...goodExamples(rule)])
  .flatMap(({ code }) => code.split('\n').filter((line) => /^\s*[^#\s].*[;{}]$/.test(line)))

const NEIGHBOURS: Record<string, string> = {
  'a.conf': 'gzip on;\nserver { listen 82; server_name a b; location / { root /a; } location /b { return 301 /c; } }\n',
}

test('after any edits there are the findings of a first look', async () => {
  const random = randomOf(Number(process.env.SEED ?? 1))
  const below = (limit: number): number => Math.floor(random() * limit)
  for (const rule of rules)
    for (const example of [...badExamples(rule), ...goodExamples(rule)]) {
      const files: Record<string, string> = { ...NEIGHBOURS, ...example.files, 'nginx.conf': example.code }
      const options = optionsOf(example)
      let project = await load(files, options)
      for (let edit = 0; edit < EDITS; edit++) {
        const name = random() < 0.7 ? 'nginx.conf' : Object.keys(files)[below(Object.keys(files).length)]!
        files[name] = edited(files[name]!, below)
        project = await load(files, { ...options, previous: project })
        const fresh = await load(files, options)
        if (JSON.stringify(lint(project)) !== JSON.stringify(lint(fresh)))
          expect({ of: rule.id, files, found: lint(project) }).toEqual({ of: rule.id, files, found: lint(fresh) })
      }
    }
}, 120_000)

test('what a line makes wrong is found when it comes, by rules that are not always asked', async () => {
  const rulesThatRead = rules.filter((rule) => [rule.checkProject ?? []].flat().some(({ reads }) => reads))
  for (const rule of rulesThatRead)
    for (const example of badExamples(rule)) {
      const files = { ...example.files, 'nginx.conf': example.code }
      const options = optionsOf(example)
      const found = (project: Project) => lint(project, { rules: [rule] })
      const whole = found(await load(files, options))
      for (const [name, text] of Object.entries(files))
        for (const line of text.split('\n').keys()) {
          const without = await load({ ...files, [name]: text.split('\n').toSpliced(line, 1, '').join('\n') }, options)
          found(without)
          const again = await load(files, { ...options, previous: without })
          expect({ of: rule.id, line, found: found(again) }).toEqual({ of: rule.id, line, found: whole })
        }
    }
})

function optionsOf({ target }: Example): ProjectOptions {
  const version = target === undefined ? undefined : parseVersion(target)
  return version ? { target: version } : {}
}

const load = (files: Readonly<Record<string, string>>, options: ProjectOptions): Promise<Project> =>
  loadText('nginx.conf', files['nginx.conf']!, memoryFiles(files), options)

/** Something typed, a line deleted or doubled, or some characters gone. */
function edited(text: string, below: (limit: number) => number): string {
  const at = below(text.length + 1)
  const line = { start: text.lastIndexOf('\n', at - 1) + 1, end: text.indexOf('\n', at) + 1 || text.length }
  switch (below(5)) {
    case 0:
      return text.slice(0, line.start) + text.slice(line.end)
    case 1:
      return text.slice(0, line.end) + text.slice(line.start, line.end) + text.slice(line.end)
    case 2:
      return text.slice(0, at) + text.slice(at + below(6))
    case 3:
      return `${text.slice(0, line.end)}${LINES[below(LINES.length)]}\n${text.slice(line.end)}`
    default:
      return text.slice(0, at) + PIECES[below(PIECES.length)] + text.slice(at)
  }
}
