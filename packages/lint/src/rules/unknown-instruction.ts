import { type Instruction, type InstructionWord, instructionKinds, instructionsIn, suggest } from '@nginx-lint/analysis'
import type { Registry } from '@nginx-lint/directives'
import { conf, defineRule, type More, UNREADABLE } from '../rule.ts'
import { lacksBlock, suppressionsIn } from '../suppressions.ts'
import { rules } from './index.ts'

export default defineRule({
  id: 'unknown-instruction',
  group: 'style',
  severity: 'warning',
  summary: 'A comment for nginx-lint is misspelt, or names a rule or context that there is not',
  docs: `
    A comment such as \`# nginx-lint-ignore rule: reason\` does nothing when a name in it is misspelt, and nobody notices.
    What stands after the colon is the reason, and may be anything.

    - \`# nginx-lint-ignore rule, rule: reason\` speaks of its line, or of the next one with code
    - \`# nginx-lint-ignore-block rule: reason\` speaks of the block that begins there, with all in it
    - \`# nginx-lint-ignore-file rule: reason\` speaks of the file
    - \`# nginx-lint-context http.server\` says where the statements of a fragment are meant to stand
    - \`# nginx-lint-format off\` and \`on\`: what stands between them is left as it is
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
    {
      code: conf`
        # nginx-lint-ingore invalid-argument: a patch of ours
        # ^^^^^^^^^^^^^^^^^ warning[unknown-instruction]: there is no "nginx-lint-ingore", did you mean "nginx-lint-ignore"?
        gzip maybe;
      `,
    },
    {
      code: conf`
        # nginx-lint-format offf
        #                   ^^^^ warning[unknown-instruction]: expected "off" or "on" here, not "offf"
        gzip   on;
      `,
    },
    {
      code: conf`
        # nginx-lint-ignore-block invalid-argument: a patch of ours
        # ^^^^^^^^^^^^^^^^^^^^^^^ warning[unknown-instruction]: no block begins here: "nginx-lint-ignore" speaks of a line
        gzip maybe;
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
      # nginx-lint-docs have more about it
    `,
    conf`
      # nginx-lint-format off
      gzip   on;
      # nginx-lint-format on: from here on as everywhere
      # nginx-lint-ignore-block invalid-argument: a patch of ours
      server {
          gzip maybe;
      }
    `,
  ],
  checkProject({ files, registry }, report) {
    for (const file of files.values()) {
      for (const instruction of instructionsIn(file.tree))
        for (const { at, message, ...more } of mistakesIn(instruction, registry)) report(file, at, message, more)
      for (const suppression of suppressionsIn(file))
        if (lacksBlock(suppression))
          report(file, whole(suppression.instruction), 'no block begins here: "nginx-lint-ignore" speaks of a line')
    }
  },
})

interface Mistake extends More {
  readonly at: { readonly start: number; readonly end: number }
  readonly message: string
}

function mistakesIn(instruction: Instruction, registry: Registry): readonly Mistake[] {
  const { kind, words } = instruction
  if (kind === 'unknown') return unknownKind(instruction)
  if (kind === 'format') return unknownSwitch(instruction)
  const [names, what] = kind === 'context' ? [registry.contexts(), 'context'] : [ruleNames(), 'rule']
  return words.flatMap((word) => {
    if (names.some((name) => name === word.text)) return []
    const better = names.find((name) => name.endsWith(`.${word.text}`)) ?? suggest(word.text, names)
    return mistake(word, `there is no ${what} "${word.text}"`, better)
  })
}

const ruleNames = (): readonly string[] => [...rules.map((rule) => rule.id), UNREADABLE]

/** With the words of other linters. */
const others: Readonly<Record<string, Instruction['kind']>> = {
  disable: 'ignore',
  'disable-line': 'ignore',
  'disable-next-line': 'ignore',
  'disable-block': 'ignore-block',
  'disable-file': 'ignore-file',
  expect: 'ignore',
  'ignore-line': 'ignore',
  'ignore-next-line': 'ignore',
}

/** Silent where it need not be meant for us. */
function unknownKind(instruction: Instruction): readonly Mistake[] {
  const { text } = instruction.name
  const better = Object.hasOwn(others, text) ? others[text] : suggest(text, instructionKinds)
  const at = { ...whole(instruction), text: `nginx-lint-${text}` }
  return better === undefined ? [] : mistake(at, `there is no "${at.text}"`, `nginx-lint-${better}`)
}

function unknownSwitch(instruction: Instruction): readonly Mistake[] {
  const [word, more] = instruction.words
  const expected = 'expected "off" or "on" here'
  if (!word) return [{ at: whole(instruction), message: expected }]
  const wrong = word.text === 'off' || word.text === 'on' ? more : word
  if (!wrong) return []
  const reason = wrong === more ? 'expected a colon before the reason' : expected
  return [{ at: wrong, message: `${reason}, not "${wrong.text}"` }]
}

/** From `nginx-lint-` on. */
const whole = ({ name }: Instruction) => ({ start: name.start - 'nginx-lint-'.length, end: name.end })

function mistake(word: InstructionWord, message: string, better: string | undefined): readonly Mistake[] {
  const { start, end } = word
  if (better === undefined) return [{ at: { start, end }, message }]
  const fix = { title: `Replace it by "${better}"`, edits: [{ start, end, text: better }], unsafe: true as const }
  return [{ at: { start, end }, message: `${message}, did you mean "${better}"?`, fix }]
}
