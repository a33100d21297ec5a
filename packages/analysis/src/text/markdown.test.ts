import fc from 'fast-check'
import { expect, it } from 'vitest'
import { markdownBlocks } from './markdown.ts'

/** Draws the document without what is not nginx's; `·` is a space that stands for something else, `%` ends a partial one. */
function check(document: string, expected: string) {
  let drawn = ''
  for (const { start, text, partial } of markdownBlocks(document)) {
    const source = document.slice(start, start + text.length)
    expect(text.length).toBe(source.length)
    drawn += [...text].map((char, index) => (char === source[index] ? char : '·')).join('') + (partial ? '%' : '')
  }
  expect(drawn).toBe(expected)
}

it('takes the blocks that say nginx', () => {
  check('# a\n\n```nginx\nuser a;\n```\n\ntext\n\n~~~~ NGINX\nuser b;\n~~~\n~~~~~\n', 'user a;\nuser b;\n~~~\n')
})

it.each([
  'nginx',
  'NGINX',
  ' nginx',
  'nginxconf',
  'nginx-conf',
  '{.nginx}',
  '{ .nginx .numbers }',
  'nginx title="x"',
  'nginx{1,3}',
])('knows the info string %s', (info) => check(`\`\`\`${info}\na;\n\`\`\`\n`, 'a;\n'))

it.each(['', 'conf', 'apache', 'nginxy', 'sh nginx', 'not-nginx', 'nginx `a`'])('leaves %s alone', (info) => {
  check(`\`\`\`${info}\na;\n\`\`\`\n`, '')
})

it('reads lists and block quotes', () => {
  check(
    `
1. one

   \`\`\`nginx
   user a;
   \`\`\`
- \`\`\`nginx
  user b;
  \`\`\`

> note
>
> \`\`\`nginx
> map $a $b {
>   > 1;
>
> }
> \`\`\`
> > ~~~nginx
> > user c;
> > ~~~
`,
    '   user a;\n  user b;\n· map $a $b {\n·   > 1;\n·\n· }\n· · user c;\n',
  )
})

it('ends a block with its quote', () => {
  check('> ```nginx\n> user a;\n\n```nginx\nuser b;\n```', '· user a;\nuser b;\n')
})

it('goes on to the end', () => check('```nginx\nuser a;\n``\n', 'user a;\n``\n'))

it('keeps carriage returns', () => check('```nginx\r\nuser a;\r\n...\r\n```\r\nb\r\n', 'user a;\r\n···\r\n%'))

it('does not look into other blocks', () => {
  check('````markdown\n```nginx\na;\n```\n````\n<!--\n```nginx\nb;\n```\n-->\n~~~\n```nginx\n~~~\n', '')
})

it('leaves out what is to be ignored', () => {
  check(
    `
<!-- nginx-lint-ignore -->
\`\`\`nginx
a;
\`\`\`

<!-- nginx-lint-ignore: wrong on purpose -->

\`\`\`nginx
b;
\`\`\`
\`\`\`nginx
c;
\`\`\`
<!-- nginx-lint-ignore -->
text
\`\`\`nginx
d;
\`\`\`
<!-- nginx-lint-ignore some-rule -->
\`\`\`nginx
e;
\`\`\`
`,
    'c;\nd;\ne;\n',
  )
})

it('masks elisions', () => {
  check('```nginx\nhttp {\n  ...\n  a ...;\n  …\n}\n```\n', 'http {\n  ···\n  a ···;\n  ·\n}\n%')
  check('```nginx\nhttp {\n  # ...\n}\n```\n', 'http {\n  # ...\n}\n%')
})

it('keeps offsets in any text', () => {
  const piece = fc.constantFrom(
    '```nginx',
    '```',
    '~~~ nginx',
    '~~~',
    '\n',
    '\r\n',
    '> ',
    '>',
    '- ',
    '1. ',
    '...',
    'a;',
    ' ',
    '<!--',
    '-->',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 40 }), (parts) => {
      const document = parts.join('')
      let offset = 0
      for (const { start, text } of markdownBlocks(document)) {
        expect(start).toBeGreaterThanOrEqual(offset)
        offset = start + text.length
        expect(offset).toBeLessThanOrEqual(document.length)
        expect(text.replace(/[^\n]/g, '')).toBe(document.slice(start, offset).replace(/[^\n]/g, ''))
      }
    }),
    { numRuns: 2000 },
  )
})

it('masks what is left out within a line', () => {
  check(
    '```nginx\nupstream a { ... }\nproxy_pass ...;\nallow 10.0...0;\n```\n',
    'upstream a { ··· }\nproxy_pass ···;\nallow 10.0...0;\n%',
  )
})
