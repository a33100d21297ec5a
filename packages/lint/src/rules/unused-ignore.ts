import type { Instruction, InstructionWord, Project } from '@nginx-lint/analysis'
import type { Edit } from '@nginx-lint/syntax'
import { conf, defineRule, type Fix, type Judged } from '../rule.ts'
import { lacksBlock, standsAlone } from '../suppressions.ts'
import { rules } from './index.ts'

export default defineRule({
  id: 'unused-ignore',
  group: 'style',
  severity: 'warning',
  summary: 'A comment hides a finding that there is not',
  docs: `
    \`# nginx-lint-ignore rule: reason\` has nothing left to hide, since the line was mended or nginx-lint has learned
    better. A comment that stays hides the next mistake on its line, and tells those who read it what is not so.

    It is silent where another call may find what is hidden: in pieces of documents, in templates and dumps, where a rule
    is off, where \`--target\`, \`--flavour\` or \`--no-config\` asks for another nginx than the configuration file, and, for
    most rules, in a fragment or where an included file is not here. Whether a file exists differs from machine to
    machine: nothing is said of a comment that hides \`include-not-found\`.
  `,
  bad: [
    {
      code: conf`
        events { }
        http {
            # nginx-lint-ignore unknown-directive: not in this version yet
            #                   ^^^^^^^^^^^^^^^^^ warning[unused-ignore]: this hides nothing: there is no "unknown-directive" here
            gzip_static on;
        }
      `,
      fixed: conf`
        events { }
        http {
            gzip_static on;
        }
      `,
    },
    {
      code: conf`
        events { }
        http {
            index /a.html b.html; # nginx-lint-ignore absolute-index-not-last, unknown-directive: on purpose
            #                                                                  ^^^^^^^^^^^^^^^^^ warning[unused-ignore]: this hides nothing: there is no "unknown-directive" here
        }
      `,
      fixed: conf`
        events { }
        http {
            index /a.html b.html; # nginx-lint-ignore absolute-index-not-last: on purpose
        }
      `,
    },
    {
      code: conf`
        events { }
        http {
            gzip on; # nginx-lint-ignore
            #        ^^^^^^^^^^^^^^^^^^^ warning[unused-ignore]: this hides nothing: there is no finding here
        }
      `,
      fixed: conf`
        events { }
        http {
            gzip on;
        }
      `,
    },
  ],
  good: [
    conf`
      # nginx-lint-ignore invalid-argument: a patch of ours
      gzip maybe;
    `,
    conf`
      # nginx-lint-ignore undefined-symbol: who includes this has it
      limit_req zone=perip;
    `,
  ],
  checkSuppressions(suppressions, project, report) {
    if (project.isExcerpt || [...project.files.values()].some((file) => file.errors.length > 0)) return
    for (const suppression of suppressions) {
      const { file, instruction } = suppression
      if (file.template || lacksBlock(suppression)) continue
      if (instruction.words.length > 0)
        for (const word of unused(suppression, project))
          report(file, word, `this hides nothing: there is no "${word.text}" here`, {
            fix: withoutName(instruction, word, file.tree.text),
            tags: ['unnecessary'],
          })
      else if (isAllUnused(suppression, project))
        report(file, instruction, 'this hides nothing: there is no finding here', {
          fix: withoutComment(instruction, file.tree.text),
          tags: ['unnecessary'],
        })
    }
  },
})

/** What these say depends on the machine, or on this very rule. */
const UNDECIDED: ReadonlySet<string> = new Set(['include-not-found', 'unused-ignore'])

/** What these say of a statement needs no more than the block it stands in. */
const BY_STATEMENT: ReadonlySet<string> = new Set([
  'block-mismatch',
  'deprecated-directive',
  'invalid-argument',
  'plus-only-directive',
  'removed-directive',
  'unknown-directive',
  'wrong-context',
])

const unused = ({ instruction, hidden, isOn }: Judged, project: Project): readonly InstructionWord[] =>
  instruction.words.filter(({ text }) => isOn(text) && !hidden.has(text) && isDecided(text, project))

/** The block around a fragment is a guess, and then it is only the name of a directive that tells. */
function isDecided(rule: string, { complete, isMain }: Project): boolean {
  if (complete) return !UNDECIDED.has(rule)
  return isMain ? BY_STATEMENT.has(rule) : rule === 'unknown-directive'
}

/** Any rule may be meant, so each must have been asked. */
function isAllUnused({ hidden, isOn, file, start, end }: Judged, { complete, includes }: Project): boolean {
  if (!complete || hidden.size > 0 || !rules.every((rule) => isOn(rule.id))) return false
  return !includes.some(({ file: from, node }) => {
    const at = node.start + from.offset
    return from === file && start <= at && at < end
  })
}

/** Spans all names, so that of two such fixes one waits for the other: the last name goes with the comment. */
function withoutName(instruction: Instruction, unused: InstructionWord, text: string): Fix {
  const left = instruction.words.filter((word) => word !== unused)
  if (left.length === 0) return withoutComment(instruction, text)
  const start = instruction.words[0]!.start
  const end = instruction.words.at(-1)!.end
  const edit = { start, end, text: left.map((word) => word.text).join(', ') }
  return { title: `Remove "${unused.text}" from the comment`, edits: [edit] }
}

/** With its line, when there is nothing else on it. */
function withoutComment(instruction: Instruction, text: string): Fix {
  return { title: 'Remove the comment', edits: [cut(instruction, text)] }
}

function cut(instruction: Instruction, text: string): Edit {
  const { start, end } = instruction
  if (standsAlone(instruction, text))
    return { start: text.lastIndexOf('\n', start - 1) + 1, end: Math.min(end + 1, text.length), text: '' }
  const before = /[ \t]*$/.exec(text.slice(0, start))![0].length
  return { start: start - before, end: text[end - 1] === '\r' ? end - 1 : end, text: '' }
}
