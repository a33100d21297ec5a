import { expect, test } from 'vitest'
import { format } from './format.ts'
import { becomes, stays } from './testing.ts'

test('line ends, byte order mark and the end of the file stay as they are', () => {
  becomes('a {\r\nb 1; # c \r\n}\r\n', 'a {\r\n    b 1; # c\r\n}\r\n')
  becomes('\ufeffa  1;', '\ufeffa 1;')
  expect(format('\n\ufeff# x\n  ;a  1;').text).toBe('\n\ufeff# x;\na 1;')
  stays('\ufeffa; # one\nbb; # two\n')
  stays('\ufeffa;  # one\nbb; # two\n')
  becomes('a  "x\r\ny";\n\n\n', 'a "x\r\ny";\n')
  becomes('"\n" {}\r\n\r\n', '"\n" {}\r\n')
  becomes('a\n;\nb\r\n\r\nc;', 'a;\nb\r\n\r\nc;')
  stays('')
  becomes(' \n\t\n', '')
})

test('options', () => {
  becomes('a { b 1;\n}\n', 'a {\n  b 1;\n}\n', { indentSize: 2 })
  becomes('a { b 1\n 2; # c\n}\n', 'a {\n\tb 1\n\t\t2; # c\n}\n', { indentStyle: 'tab' })
  becomes('ab c\n   d;\nx {\ny z\n  u;\n}\n', 'ab c\n   d;\nx {\n\ty z\n\t  u;\n}\n', { indentStyle: 'tab' })
  becomes('a 1;\nb 2;', 'a 1;\r\nb 2;\r\n', { endOfLine: 'crlf', insertFinalNewline: true })
  const document = (code: string) => `# A\n\n\`\`\`nginx\n${code}\n\`\`\`\n`
  becomes(document('a {\nb  1; }'), document('a {\n    b 1;\n}'), { path: 'a.md', endOfLine: 'crlf' })
  becomes(document('a  1;'), document('a 1;'), { path: 'a.md', insertFinalNewline: false })
  becomes('a 1;\r\nb 2;\r\n', 'a 1;\nb 2;', { endOfLine: 'lf', insertFinalNewline: false })
})

test('long statements are wrapped when asked to', () => {
  becomes(
    'server {\n    server_name a.example.com b.example.com c.example.com;\n    server_name a.example.com\n                b.example.com c.example.com;\n    add_header X "a string that has to go beyond";\n}\n',
    'server {\n    server_name a.example.com\n        b.example.com\n        c.example.com;\n    server_name a.example.com\n                b.example.com\n                c.example.com;\n    add_header X\n        "a string that has to go beyond";\n}\n',
    { lineWidth: 30 },
  )
  becomes('a bb cc dd;\n', 'a bb cc\n    dd;\n', { lineWidth: 8 })
  stays('a bb cc;\n', { lineWidth: 8 })
})
