import { hasHole, isEntry, type Statement, walk } from '@nginx-lint/analysis'
import { type EntryBlock, entryBlocks, isConditional } from '../entries.ts'
import { reading } from '../reads.ts'
import { conf, defineRule, type FileReport } from '../rule.ts'

export default defineRule({
  id: 'invalid-charset-map',
  group: 'correctness',
  severity: 'error',
  summary: 'A "charset_map" maps a charset to itself, repeats another, or has codes that do not fit',
  docs: `
    A \`charset_map\` is between two different charsets, and serves both directions: the same two in the other order are a
    duplicate (nginx compares with the first map only). When the second charset is \`utf-8\`, each line gives the bytes
    of a character (\`80 E282AC\`), otherwise the code of one byte (\`80 A3\`).
  `,
  nginxSays: [
    '"charset_map" between the same charsets "koi8-r" and "KOI8-R"',
    'duplicate "charset_map" between "windows-1251" and "koi8-r"',
    'invalid value "E28094"',
  ],
  links: ['https://nginx.org/en/docs/http/ngx_http_charset_module.html#charset_map'],
  bad: [
    {
      code: conf`
        http {
            charset_map koi8-r windows-1251 { 80 88; }
            charset_map windows-1251 KOI8-R { }
        #               ^^^^^^^^^^^^ error[invalid-charset-map]: there is a map between these two charsets already, which serves both directions
            charset_map a A { }
        #                 ^ error[invalid-charset-map]: both charsets are the same
        }
      `,
    },
    {
      code: conf`
        http {
            charset_map koi8-r utf-8 {
                80 E282AC;
                81 41;
            #      ^^ error[invalid-charset-map]: "41" is one byte: utf-8 takes the two or three bytes of a character such as E282AC
            }
            charset_map koi8-r a {
                80 E282AC;
            #      ^^^^^^ error[invalid-charset-map]: "E282AC" is more than one byte, which only utf-8 takes
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          charset_map a b { 80 FF; 81 0041; }
          charset_map koi8-r windows-1251 { }
          charset_map koi8-r windows-1251 { }
          charset_map koi8-r UTF-8 { 80 E282AC; 81 C3A4; }
      }
    `,
  ],
  checkProject: reading(
    (statement) => statement.name === 'charset_map' || isEntry(statement),
    (project, report) => {
      const blocks = entryBlocks(project, 'charset_map')
      for (const block of blocks) checkCodes(block, report)
      checkPairs(
        [...walk(project.root)].filter(
          (s) => s.name === 'charset_map' && s.spec && s.args.length === 2 && !isConditional(s),
        ),
        report,
      )
    },
  ),
})

/** ngx_http_charset_map_block(): its loop looks at the first map again and again. */
function checkPairs(maps: readonly Statement[], report: FileReport): void {
  let first: { readonly pair: string; readonly statement: Statement } | undefined
  for (const statement of maps) {
    const { args, node, file } = statement
    const [from = '', to = ''] = args.map((charset) => charset.toLowerCase())
    if (args.some(hasHole)) continue
    const pair = [from, to].sort().join(' ')
    if (from === to) report(file, node.args[1]!, 'both charsets are the same')
    else if (!first) first = { pair, statement }
    else if (pair === first.pair)
      report(file, node.args[0]!, 'there is a map between these two charsets already, which serves both directions', {
        related: [{ file: first.statement.file, at: first.statement.node.name, message: 'the first map' }],
      })
  }
}

function checkCodes({ opener, entries }: EntryBlock, report: FileReport): void {
  const isUtf8 = opener.args[1]?.toLowerCase() === 'utf-8'
  for (const { fit, args, node, file } of entries) {
    const [code] = args
    if (!fit?.ok || code === undefined || hasHole(code) || isUtf8 !== isByte(code)) continue
    const message = isUtf8
      ? `"${code}" is one byte: utf-8 takes the two or three bytes of a character such as E282AC`
      : `"${code}" is more than one byte, which only utf-8 takes`
    report(file, node.args[0]!, message)
  }
}

const isByte = (text: string): boolean => /^0*[0-9a-f]{1,2}$/i.test(text)
