import { loadMarkdown, loadText, memoryFiles, type ProjectOptions } from '@nginx-lint/analysis'
import { applyEdits } from '@nginx-lint/syntax'
import { describe, expect, test } from 'vitest'
import { type LintOptions, lint } from './lint.ts'
import type { Diagnostic } from './rule.ts'

interface Given extends LintOptions, ProjectOptions {
  readonly path?: string
  readonly files?: Record<string, string>
}

async function found(text: string, { path = 'nginx.conf', files = {}, ...options }: Given = {}) {
  return lint(await loadText(path, text, memoryFiles(files), options), options)
}

/** The rules of what is found, without what is said of comments that hide nothing. */
async function said(text: string, given?: Given): Promise<readonly string[]> {
  return (await found(text, given)).map(({ rule }) => rule).filter((rule) => rule !== 'unused-ignore')
}

const isUnused = ({ rule }: Diagnostic) => rule === 'unused-ignore'

/** What is said of comments that hide nothing: the text found there. */
async function unused(text: string, given: Given = {}): Promise<readonly string[]> {
  const texts: Record<string, string> = { ...given.files, [given.path ?? 'nginx.conf']: text }
  return (await found(text, given)).filter(isUnused).map((d) => texts[d.path]!.slice(d.start, d.end))
}

/** As `--fix` does it: those in each other's way one after the other. */
async function fixed(text: string): Promise<string> {
  let now = text
  for (let round = 0; round < 5; round++) {
    const [first] = (await found(now)).filter(isUnused)
    if (!first?.fix) break
    expect(first.fix.unsafe).toBeUndefined()
    now = applyEdits(now, first.fix.edits)
  }
  return now
}

describe('a comment hides', () => {
  test.each([
    ['its line', 'gzip maybe; # nginx-lint-ignore invalid-argument: on purpose'],
    ['the next line', '# nginx-lint-ignore invalid-argument: on purpose\ngzip maybe;'],
    ['the next line with code', '# nginx-lint-ignore invalid-argument\n\n# another comment\ngzip maybe;'],
    ['all rules without a name', '# nginx-lint-ignore\ngzip maybe;'],
    ['several rules', '## nginx-lint-ignore unknown-directive invalid-argument\ngzip maybe; foo;'],
    ['the file', 'sendfile on;\ngzip maybe;\n# nginx-lint-ignore-file invalid-argument, unknown-directive\nfoo;'],
    [
      'two lines one after the other',
      '# nginx-lint-ignore unknown-directive\n# nginx-lint-ignore invalid-argument\ngzip maybe; foo;',
    ],
    ['with Windows line ends', '# nginx-lint-ignore invalid-argument\r\n\r\n# more\r\ngzip maybe;\r\n'],
    ['all rules when the reason follows at once', '# nginx-lint-ignore: a third-party module\ngzip maybe;'],
    ['rules behind a colon', '# nginx-lint-ignore: invalid-argument, unknown-directive: ours\ngzip maybe; foo;'],
    ['what is missing at the end', 'gzip on # nginx-lint-ignore missing-semicolon'],
    ['all lines of a statement', '# nginx-lint-ignore invalid-argument\ngzip_types a/b\n  c/d\n  "";'],
    ['a statement it stands behind', 'gzip\n  maybe\n; # nginx-lint-ignore invalid-argument'],
    ['a statement it stands in', 'gzip # nginx-lint-ignore invalid-argument\n  maybe;'],
    ['a statement it stands in, on a line of its own', 'gzip\n  # nginx-lint-ignore invalid-argument\n  maybe;'],
    ['the head of a block', '# nginx-lint-ignore invalid-argument\nserver\n  maybe\n{ }'],
    [
      'a block before it',
      '# nginx-lint-ignore-block invalid-argument\nserver {\n  gzip maybe;\n  location / {\n    gzip no;\n  }\n}',
    ],
    ['a block on its line', 'server { # nginx-lint-ignore-block invalid-argument\n  gzip maybe;\n}'],
    [
      'a block whose brace is on the next line',
      'server # nginx-lint-ignore-block invalid-argument\n{\n  gzip maybe;\n}',
    ],
    ['a block behind its brace', 'server\n{ # nginx-lint-ignore-block invalid-argument\n  gzip maybe;\n}'],
    ['a block of one line', 'server { gzip maybe; } # nginx-lint-ignore-block invalid-argument'],
    ['the head of a block with all in it', '# nginx-lint-ignore-block\nserver maybe {\n  gzip maybe;\n}'],
  ])('%s', async (_, text) => {
    expect(await said(text)).toEqual([])
  })
})

describe('a comment does not hide', () => {
  test.each([
    ['other rules', '# nginx-lint-ignore unknown-directive: another rule\ngzip maybe;', ['invalid-argument']],
    ['lines further on', '# nginx-lint-ignore\nsendfile on;\ngzip maybe;', ['invalid-argument']],
    ['the line below the code it stands behind', 'sendfile on; # nginx-lint-ignore\ngzip maybe;', ['invalid-argument']],
    ['the inside of a block', '# nginx-lint-ignore\nserver {\n  gzip maybe;\n}', ['invalid-argument']],
    ['what is behind a block', 'server { # nginx-lint-ignore-block\n}\ngzip maybe;', ['invalid-argument']],
    [
      'a block that was opened before on its line',
      'events { }\nhttp { server { # nginx-lint-ignore-block\n  gzip maybe;\n}\nsendfile no;\n}',
      ['invalid-argument'],
    ],
    [
      'the block around',
      'server {\n  gzip maybe;\n  location / { # nginx-lint-ignore-block\n  }\n}',
      ['invalid-argument'],
    ],
    [
      'a block of which it is no neighbour',
      '# nginx-lint-ignore-block\ngzip on;\nserver {\n  gzip no;\n}',
      ['unknown-instruction', 'invalid-argument'],
    ],
    [
      'when the rule behind its colon is misspelt',
      '# nginx-lint-ignore: invalid-argumnt\ngzip maybe;',
      ['unknown-instruction', 'invalid-argument'],
    ],
    ['when it is another word', '# nginx-lint-ignores\ngzip maybe;', ['unknown-instruction', 'invalid-argument']],
    ['when it stands in quotes', 'add_header A "# nginx-lint-ignore"; gzip maybe;', ['invalid-argument']],
  ])('%s', async (_, text, rules) => {
    expect(await said(text)).toEqual(rules)
  })

  test('what an ignored block includes', async () => {
    const text = 'events { }\n# nginx-lint-ignore-block\nhttp {\n  include a;\n}'
    expect(await said(text, { files: { a: 'gzip maybe;' } })).toEqual(['invalid-argument'])
  })
})

const main = (inside: string) => `events { }\nhttp {\n${inside}\n}\n`

describe('an unused comment', () => {
  test('is reported, each name in it', async () => {
    expect(await unused(main('gzip on; # nginx-lint-ignore invalid-argument'))).toEqual(['invalid-argument'])
    expect(await unused(main('# nginx-lint-ignore a-b, invalid-argument unknown-directive: x\ngzip maybe;'))).toEqual([
      'unknown-directive',
    ])
    expect(await unused(main('# nginx-lint-ignore-file unknown-directive: x'))).toEqual(['unknown-directive'])
    expect(await unused(main('server { # nginx-lint-ignore-block unknown-directive\n}'))).toEqual(['unknown-directive'])
    expect(await unused(main('gzip on; # nginx-lint-ignore'))).toEqual(['# nginx-lint-ignore'])
  })

  test.each([
    ['gzip on; # nginx-lint-ignore invalid-argument: why', 'gzip on;'],
    ['    # nginx-lint-ignore invalid-argument\n    gzip on;', '    gzip on;'],
    ['gzip on;\n# nginx-lint-ignore-file unknown-directive, invalid-argument: why', 'gzip on;'],
    [
      'gzip maybe; # nginx-lint-ignore wrong-context, invalid-argument, unknown-directive: why',
      'gzip maybe; # nginx-lint-ignore invalid-argument: why',
    ],
    ['gzip on;\t# nginx-lint-ignore invalid-argument\r', 'gzip on;\r'],
    ['\t# nginx-lint-ignore\r\ngzip on;\r', 'gzip on;\r'],
  ])('is removed from %j', async (before, after) => {
    expect((await fixed(main(before))).trim()).toBe(main(after).replace(/\n\n/g, '\n').trim())
  })

  test('for a block where none begins is reported as that, and not removed', async () => {
    const text = main('# nginx-lint-ignore-block invalid-argument: ours\ngzip maybe;')
    expect(await said(text)).toEqual(['unknown-instruction', 'invalid-argument'])
    expect(await unused(text)).toEqual([])
  })

  test('of a file without a line feed is removed, too', async () => {
    expect(await fixed('gzip on;\n# nginx-lint-ignore-file unknown-directive')).toBe('gzip on;\n')
  })

  const hidden = '# nginx-lint-ignore undefined-symbol: who includes this has it\nlimit_req zone=a;'

  test.each<[string, string, Given]>([
    [
      'its rule is off',
      main('gzip on; # nginx-lint-ignore invalid-argument'),
      { severities: { 'invalid-argument': 'off' } },
    ],
    [
      'any rule is off that it may be about',
      main('gzip on; # nginx-lint-ignore'),
      { severities: { 'too-deep': 'off' } },
    ],
    ['its rule is not run', main('gzip on; # nginx-lint-ignore invalid-argument'), { rules: [] }],
    ['there is no such rule', main('gzip on; # nginx-lint-ignore invalid-arguments'), {}],
    ['it is about a fragment, which is not all', hidden, {}],
    ['it is about a fragment, whose block is a guess', 'gzip on; # nginx-lint-ignore invalid-argument', {}],
    ['any finding may come in a fragment', 'gzip on; # nginx-lint-ignore', {}],
    [
      'an include is not here',
      main(`include b;\ninclude a;`),
      { files: { a: 'limit_req zone=a; # nginx-lint-ignore undefined-symbol' } },
    ],
    [
      'it is about a file that is there or not',
      main('include a; # nginx-lint-ignore include-not-found'),
      { files: { a: '' } },
    ],
    ['it may be about such a file', main('include a; # nginx-lint-ignore'), { files: { a: '' } }],
    [
      'it is about a file that cannot be read',
      main('include a; # nginx-lint-ignore unreadable-file'),
      { files: { a: '' } },
    ],
    ['the file is a template', main('gzip {{ on }}; # nginx-lint-ignore invalid-argument'), { path: 'nginx.conf.j2' }],
    ['a file is broken', main('gzip on; # nginx-lint-ignore invalid-argument\nsendfile on'), {}],
  ])('is not reported where %s', async (_, text, given) => {
    expect(await unused(text, given)).toEqual([])
  })

  test('is not reported in a document', async () => {
    const text = '```nginx\ngzip on; # nginx-lint-ignore unknown-directive\n```\n'
    const projects = await loadMarkdown('a.md', text)
    expect(projects.flatMap((project) => lint(project))).toEqual([])
  })

  test('is reported where the rest does not matter', async () => {
    expect(await unused('gzip on; # nginx-lint-ignore unknown-directive')).toEqual(['unknown-directive'])
    expect(await unused(main('include b;\ngzip on; # nginx-lint-ignore invalid-argument'))).toEqual([
      'invalid-argument',
    ])
  })

  test('of an included file is used when one of its places needs it', async () => {
    const files = { a: '# nginx-lint-ignore wrong-context\nlisten 80;' }
    expect(await unused(main('include a; server { include a; }'), { files })).toEqual([])
    expect(await unused(main('server { include a; }'), { files })).toEqual(['wrong-context'])
  })

  test('may be hidden by its own name, and not by a comment without any', async () => {
    expect(
      await unused(
        `# nginx-lint-ignore-file unused-ignore: several releases\n${main('gzip on; # nginx-lint-ignore wrong-context')}`,
      ),
    ).toEqual([])
    expect(await unused(main('gzip on; # nginx-lint-ignore wrong-context, unused-ignore'))).toEqual([])
    expect(await unused(main('gzip on; # nginx-lint-ignore'))).toHaveLength(1)
  })
})
