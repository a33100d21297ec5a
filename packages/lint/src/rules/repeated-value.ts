import { isEntry } from '@nginx-lint/analysis'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'repeated-value',
  group: 'correctness',
  severity: 'warning',
  summary: 'A word is listed twice',
  docs: `
    In a list such as \`ssl_protocols\` or \`gzip_types\` a word counts once; nginx warns of the second when it loads the
    configuration. Nothing changes when it is deleted.
  `,
  nginxSays: ['duplicate value "TLSv1.2"', 'duplicate MIME type "text/html"'],
  bad: [
    {
      code: conf`
        http {
            ssl_protocols TLSv1.2 TLSv1.3 TLSv1.2;
        #                                 ^^^^^^^ warning[repeated-value]: "TLSv1.2" is in the list already
        }
      `,
      fixed: conf`
        http {
            ssl_protocols TLSv1.2 TLSv1.3;
        }
      `,
    },
  ],
  good: [conf`http { ssl_protocols TLSv1.2 TLSv1.3; server { ssl_protocols TLSv1.2; } }`],
  check: {
    '*'(statement, report) {
      const { spec, node, args, fit } = statement
      if (isEntry(statement) || spec?.facts.repeatable !== 'words' || !fit?.ok) return
      const seen = new Set<string>()
      for (const [i, word] of node.args.entries()) {
        const key = args[i]!.toLowerCase()
        if (!seen.has(key)) {
          seen.add(key)
          continue
        }
        const before = node.args[i - 1] ?? node.name
        const fix = { title: `Remove the second "${args[i]}"`, edits: [{ start: before.end, end: word.end, text: '' }] }
        report(word, `"${args[i]}" is in the list already`, { fix })
      }
    },
  },
})
