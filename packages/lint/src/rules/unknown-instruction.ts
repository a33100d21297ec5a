import { instructionsIn, suggest } from '@nginx-lint/analysis'
import { conf, defineRule } from '../rule.ts'
import { rules } from './index.ts'

export default defineRule({
  id: 'unknown-instruction',
  group: 'style',
  severity: 'warning',
  summary: 'A comment for nginx-lint names a rule or context that there is not',
  docs: `
    \`# nginx-lint-ignore rule: reason\` and \`# nginx-lint-context http.server\` do nothing when the name in them is
    misspelt, and nobody notices. What stands after the colon is the reason, and may be anything.
  `,
  bad: [
    {
      code: conf`
        # nginx-lint-ignore unknown-directve: a module of ours
        #                   ^^^^^^^^^^^^^^^^ warning[unknown-instruction]: there is no rule "unknown-directve", did you mean "unknown-directive"?
        our_directive on;
      `,
    },
    {
      code: conf`
        # nginx-lint-context location
        #                    ^^^^^^^^ warning[unknown-instruction]: there is no context "location", did you mean "http.location"?
        root /srv;
      `,
    },
  ],
  good: [
    conf`
      # nginx-lint-context http.location
      our_directive on; # nginx-lint-ignore unknown-directive, invalid-argument: whatever it is
      # nginx-lint-ignore
      other_directive on;
      # the words nginx-lint-ignore in a sentence
    `,
  ],
  checkProject({ files, registry }, report) {
    for (const file of files.values())
      for (const { kind, words } of instructionsIn(file.tree)) {
        if (kind === 'unknown' || kind === 'format') continue
        const names = kind === 'context' ? registry.contexts() : rules.map((rule) => rule.id)
        const what = kind === 'context' ? 'context' : 'rule'
        for (const { text, start, end } of words) {
          if (names.some((name) => name === text)) continue
          const better = names.find((name) => name.endsWith(`.${text}`)) ?? suggest(text, names)
          const hint = better === undefined ? '' : `, did you mean "${better}"?`
          report(file, { start, end }, `there is no ${what} "${text}"${hint}`)
        }
      }
  },
})
