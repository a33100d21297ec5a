import { hasHole, type Scope, type Statement, walk } from '@nginx-lint/analysis'
import { isConditional } from '../entries.ts'
import { reading } from '../reads.ts'
import { conf, defineRule, type FileReport } from '../rule.ts'

export default defineRule({
  id: 'redundant-mime-type',
  group: 'correctness',
  severity: 'warning',
  summary: 'A MIME type is listed that is in the list already',
  docs: `
    \`gzip_types\`, \`ssi_types\`, \`sub_filter_types\`, \`addition_types\` and \`charset_types\` always hold \`text/html\`, and
    \`xslt_types\` holds \`text/xml\`: nginx warns when they are told so again. Several such directives in one block add up.
    Nothing changes when the type is deleted.
  `,
  nginxSays: ['duplicate MIME type "text/html"'],
  links: ['https://nginx.org/en/docs/http/ngx_http_gzip_module.html#gzip_types'],
  bad: [
    {
      code: conf`
        http {
            gzip_types text/css text/html application/json;
        #                       ^^^^^^^^^ warning[redundant-mime-type]: "text/html" is always in "gzip_types"
            xslt_types TEXT/XML text/html;
        #              ^^^^^^^^ warning[redundant-mime-type]: "text/xml" is always in "xslt_types"
        }
      `,
      fixed: conf`
        http {
            gzip_types text/css application/json;
            xslt_types text/html;
        }
      `,
    },
    {
      code: conf`
        http {
            ssi_types text/html;
        #             ^^^^^^^^^ warning[redundant-mime-type]: "text/html" is always in "ssi_types"
            gzip_types text/css;
            gzip_types text/plain text/css;
        #                         ^^^^^^^^ warning[redundant-mime-type]: "text/css" is in the "gzip_types" of this block already
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          gzip_types text/css;
          ssi_types *;
          sub_filter_types * text/html;
          server { gzip_types text/css; }
          types { text/html html; }
      }
    `,
  ],
  checkProject: reading(
    ({ name }) => name.endsWith('_types'),
    ({ root }, report) => {
      const levels = new Map<Scope, Map<string, Statement[]>>()
      for (const statement of walk(root)) {
        const { name, spec, scope } = statement
        if (
          !name.endsWith('_types') ||
          spec?.facts.repeatable !== 'words' ||
          spec.module.thirdParty !== undefined ||
          isConditional(statement)
        )
          continue
        const level = levels.get(scope) ?? new Map<string, Statement[]>()
        levels.set(scope, level)
        const before = level.get(name) ?? []
        checkStatement(statement, before, report)
        level.set(name, [...before, statement])
      }
    },
  ),
})

/** ngx_http_types_slot(): the first of the defaults is always there, and `*` ends it all. */
function checkStatement(statement: Statement, before: readonly Statement[], report: FileReport): void {
  const { name, node, spec, file } = statement
  const always = spec!.facts.default?.split(' ')[0]
  const found = redundantWords(statement, before, always)
  // One word has to stay.
  const areAll = found.length === new Set(node.args.map(({ value }) => value.toLowerCase())).size
  for (const { index, other } of found) {
    const word = node.args[index]!
    const type = word.value.toLowerCase()
    const previous = node.args[index - 1] ?? node.name
    const fix = { title: `Remove "${word.value}"`, edits: [{ start: previous.end, end: word.end, text: '' }] }
    report(
      file,
      word,
      other ? `"${type}" is in the "${name}" of this block already` : `"${type}" is always in "${name}"`,
      {
        ...(!areAll && { fix }),
        ...(other && { related: [{ file: other.file, at: other.node.name, message: 'first listed here' }] }),
      },
    )
  }
}

interface Redundant {
  readonly index: number
  /** The statement that has it already; absent: it is there always. */
  readonly other?: Statement
}

function redundantWords({ node }: Statement, before: readonly Statement[], always = ''): readonly Redundant[] {
  if (before.some(({ args }) => args.includes('*'))) return []
  const found: Redundant[] = []
  const seen = new Set<string>()
  for (const [index, word] of node.args.entries()) {
    const type = word.value.toLowerCase()
    if (type === '*') break
    // A word that this statement itself repeats is another rule's.
    if (hasHole(type) || seen.has(type)) continue
    seen.add(type)
    const other = before.find(({ args }) => args.some((arg) => arg.toLowerCase() === type))
    if (type === always) found.push({ index })
    else if (other) found.push({ index, other })
  }
  return found
}
