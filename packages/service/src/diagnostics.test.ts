import { loadText, memoryFiles } from '@nginx-lint/analysis'
import { expect, test } from 'vitest'
import type { Diagnostic } from 'vscode-languageserver-types'
import { diagnostics, projectDiagnostics } from './diagnostics.ts'
import { type Around, marked } from './testing.ts'

/** What is said of the file with the cursor, a line each: what is underlined, severity, rule, and what else there is. */
async function check(text: string, expected: readonly string[], around: Around = {}): Promise<void> {
  const m = await marked(text, around)
  const all = diagnostics(m.workspace, m.path)
  const place = ({ range, relatedInformation = [], ...d }: Diagnostic) => {
    const others = relatedInformation.map(({ location, message }) => {
      const path = location.uri.replace('file:///work/', '')
      return ` (${message}: ${path}:${location.range.start.line + 1}, ${m.slice(path, location.range)})`
    })
    const tags = (d.tags ?? []).map((tag) => ['', ' unnecessary', ' deprecated'][tag])
    const severity = ['', 'error', 'warning', 'information', 'hint'][d.severity!]
    return `${m.slice(m.path, range)}: ${severity} ${d.source} ${d.code}${tags.join('')}${others.join('')}`
  }
  expect(all.map(place)).toEqual(expected)
  const together = m.workspace.projects.map((project) => projectDiagnostics(m.workspace, project).get(m.path) ?? [])
  for (const found of all) if (found.code !== 'unused-ignore') expect(together.flat()).toContainEqual(found)
}

test('a finding has its rule, severity, place and tags', async () => {
  await check('events { }\nhttp { http2_max_requests 1; gzip <|>maybe; }\n', [
    'http2_max_requests: warning nginx-lint deprecated-directive deprecated',
    'maybe: error nginx-lint invalid-argument',
  ])
})

test('a finding links to the page of its rule, where there are pages', async () => {
  const linkOf = async (pages?: string) => {
    const { workspace, path } = await marked('nonsense;', pages === undefined ? {} : { pages })
    return diagnostics(workspace, path).map(({ codeDescription }) => codeDescription?.href)
  }
  expect(await linkOf('file:///rules/')).toEqual(['file:///rules/unknown-directive.md'])
  expect(await linkOf()).toEqual([undefined])
})

test('severities are as configured for the file', async () => {
  const severities = { 'invalid-argument': 'info', 'deprecated-directive': 'hint', 'unknown-directive': 'off' } as const
  await check(
    'events { }\nhttp { http2_max_requests 1; gzip <|>maybe; nonsense; }\n',
    [
      'http2_max_requests: hint nginx-lint deprecated-directive deprecated',
      'maybe: information nginx-lint invalid-argument',
    ],
    { severities },
  )
})

test('other places that explain it are named, in other files as well', async () => {
  await check(
    `
      events { }
      http {
          upstream a { server b; }
          include conf.d/*.conf;
      }
      #- conf.d/a.conf
      <|>upstream a { server c; }
    `,
    ['a: error nginx-lint duplicate-definition (first defined here: nginx.conf:3, upstream)'],
  )
})

test('a file of two configurations says a thing once, and all that one of them finds', async () => {
  await check(
    `
      events { }
      http {
          upstream a { server b; }
          include shared.conf;
      }
      #- other/nginx.conf
      events { }
      http { include ../shared.conf; }
      #- shared.conf
      <|>gzip maybe;
      limit_req zone=z;
      # nginx-lint-ignore duplicate-definition: the other one has it
      upstream a { server b; }
    `,
    ['maybe: error nginx-lint invalid-argument', 'z: error nginx-lint undefined-symbol'],
  )
})

test('that a comment hides nothing is so when it hides nothing in any configuration', async () => {
  const files = (first: string) => `
    events { }
    http { ${first} include shared.conf; }
    #- other/nginx.conf
    events { }
    http { include ../shared.conf; }
    #- shared.conf
    # nginx-lint-ignore <|>duplicate-definition: the other one has it
    upstream a { server b; }
  `
  await check(files('upstream a { server b; }'), [])
  await check(files(''), ['duplicate-definition: warning nginx-lint unused-ignore unnecessary'])
})

test('places in a document are those of the document', async () => {
  await check('#- a.md\n# Title\n\n```nginx\ngzip <|>maybe;\n```\n\n```nginx\nsendfile 1;\n```\n', [
    'maybe: error nginx-lint invalid-argument',
    '1: error nginx-lint invalid-argument',
  ])
})

test('characters are counted as the editor counts them', async () => {
  const { workspace, path } = await marked('log_format a "é🚀"; gzip maybe;\n', { encoding: 'utf-8' })
  expect(diagnostics(workspace, path)[0]?.range).toEqual({
    start: { line: 0, character: 28 },
    end: { line: 0, character: 33 },
  })
})

test('what mends it comes along', async () => {
  const { workspace, path } = await marked('events { }\nhttp { gzip on }\n')
  const range = { start: { line: 1, character: 14 }, end: { line: 1, character: 14 } }
  expect(diagnostics(workspace, path)[0]).toMatchObject({
    code: 'missing-semicolon',
    data: { title: 'Insert ";"', edits: [{ range, newText: ';' }] },
  })
})

test('every file of a project has its own, none included', async () => {
  const { workspace } = await marked('events { }\nhttp { include a.conf; }\n#- a.conf\ngzip maybe;\n')
  const found = projectDiagnostics(workspace, workspace.projects[0]!)
  expect([...found].map(([path, { length }]) => [path, length])).toEqual([
    ['nginx.conf', 0],
    ['a.conf', 1],
  ])
})

test('a project is looked through again when severities have changed, and only then', async () => {
  const { workspace, path } = await marked('gzip maybe;\n')
  const [found] = diagnostics(workspace, path)
  expect(found?.severity).toBe(1)
  let asked = 0
  const project = Object.defineProperty({ ...workspace.projects[0]! }, 'root', {
    get: () => {
      asked++
      return workspace.projects[0]!.root
    },
  })
  const next = { ...workspace, projects: [project] }
  diagnostics(next, path)
  const once = asked
  diagnostics({ ...next }, path)
  expect(asked).toBe(once)
  const changed = { ...next, severities: () => ({ 'invalid-argument': 'hint' as const }) }
  expect(diagnostics(changed, path)[0]?.severity).toBe(4)
})

test('of a file that no project has there is nothing to say', async () => {
  const { workspace } = await marked('gzip maybe;\n')
  expect(diagnostics(workspace, 'other.conf')).toEqual([])
  const project = await loadText('gone.conf', 'gzip maybe;', memoryFiles({}))
  expect(projectDiagnostics(workspace, project)).toEqual(new Map())
})

test('where few files are looked at, the same is said of each of them, and of another that is asked about', async () => {
  const m = await marked(`
    events { }
    http { gzip maybe; include a.conf; include b.conf; log_format short "$status"; <|>}
    #- a.conf
    log_format short "$status";
    sendfile no;
    #- b.conf
    access_log /a.log shrt;
  `)
  for (const shown of [[], ['a.conf'], ['a.conf', 'nginx.conf']]) {
    const workspace = {
      ...m.workspace,
      projects: m.workspace.projects.map((one) => ({ ...one })),
      shown: new Set(shown),
    }
    for (const path of ['a.conf', 'nginx.conf', 'b.conf', 'a.conf'])
      expect(diagnostics(workspace, path)).toEqual(diagnostics(m.workspace, path))
  }
  expect(diagnostics(m.workspace, 'a.conf')).toHaveLength(1)
})
