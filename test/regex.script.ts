// npm run oracle:regex [-- 20000 --seed 7]: random patterns on random subjects, each match with its captures compared
// with what the PCRE2 of this machine says. Needs gcc and PCRE2's headers (Debian: libpcre2-dev).
import { parseArgs } from 'node:util'
import { language, matcher, type Outcome } from '@nginx-lint/regex'
import { randomOf } from './random.ts'
import { type Oracle, openOracle, type Trial } from './regex-oracle.ts'
import { chanceOf, randomPattern, randomSubject } from './regex-patterns.ts'

const { values: flags, positionals } = parseArgs({ allowPositionals: true, options: { seed: { type: 'string' } } })
const patterns = Number(positionals[0] ?? 20_000)
const seed = Number(flags.seed ?? Date.now() % 1_000_000)
const SUBJECTS = 12
const BATCH = 500

interface Difference {
  readonly trial: Trial
  readonly subject: string
  readonly pcre: string
  readonly ours: string
}

const oracle = openOracle()
const chance = chanceOf(randomOf(seed))
const undecided = new Map<string, number>()
const seen = { patterns: 0, refused: 0, pairs: 0, undecidedPairs: 0, matches: 0, languagePairs: 0 }
const differences: Difference[] = []

while (seen.patterns < patterns && differences.length < 20) {
  const trials = Array.from({ length: Math.min(BATCH, patterns - seen.patterns) }, randomTrial)
  seen.patterns += trials.length
  differences.push(...differencesOf(trials, oracle, true))
}
for (const difference of differences) report(shrink(difference))
oracle.close()
const pairs = seen.pairs.toLocaleString('en')
const share = ((100 * seen.undecidedPairs) / seen.pairs).toFixed(2)
console.log(
  `seed ${seed}: ${seen.patterns} patterns, ${seen.refused} of them refused; ${pairs} pairs of pattern and subject,`,
)
const languages = seen.languagePairs.toLocaleString('en')
console.log(`${seen.matches} of them matches, ${share}% undecided, ${languages} tried with the language as well:`)
console.log(`${differences.length} differences`)
for (const [why, count] of [...undecided].sort((a, b) => b[1] - a[1]).slice(0, 12))
  console.log(`  ${count} undecided: ${why}`)
process.exitCode = differences.length > 0 ? 1 : 0

function randomTrial(): Trial {
  const pattern = randomPattern(chance)
  const subjects = Array.from({ length: SUBJECTS }, () => randomSubject(chance, pattern))
  return { pattern, caseless: chance.below(4) === 0, subjects }
}

function differencesOf(trials: readonly Trial[], { ask }: Oracle, isCounted = false): Difference[] {
  const verdicts = ask(trials)
  return trials.flatMap((trial, i) => compare(trial, verdicts[i]!, isCounted))
}

function compare(trial: Trial, verdict: ReturnType<Oracle['ask']>[number], isCounted: boolean): Difference[] {
  const found = matcher(trial.pattern, trial)
  if (isCounted && verdict === 'refused') seen.refused++
  if (verdict === 'refused') {
    return found.is === 'undecided' ? [] : [{ trial, subject: '', pcre: 'refused', ours: 'taken' }]
  }
  const strings = language(trial.pattern, trial)
  const differences: Difference[] = []
  for (const [i, subject] of trial.subjects.entries()) {
    const outcome = found.is === 'undecided' ? found : found.exec(subject)
    const pcre = verdict[i]!
    const has = strings?.has(subject)
    if (isCounted) count(outcome, pcre, has)
    const ours = spell(outcome)
    if (outcome.is !== 'undecided' && ours !== pcre) differences.push({ trial, subject, pcre, ours })
    // Of a language no step is counted: it is known where PCRE2 gives up.
    if (!pcre.startsWith('e') && has === !pcre.startsWith('m'))
      differences.push({ trial, subject, pcre, ours: has ? 'in its language' : 'not in its language' })
  }
  return differences.slice(0, 1)
}

function count(outcome: Outcome, pcre: string, has: boolean | undefined): void {
  seen.pairs++
  if (has !== undefined) seen.languagePairs++
  if (pcre.startsWith('m')) seen.matches++
  if (outcome.is !== 'undecided') return
  seen.undecidedPairs++
  const why = outcome.why.replace(/called ".*"/, 'called …')
  undecided.set(why, (undecided.get(why) ?? 0) + 1)
}

function spell(outcome: Outcome): string {
  if (outcome.is === 'undecided') return 'undecided'
  if (outcome.is === 'no match') return 'n'
  return ['m', ...outcome.captures.map((group) => (group ? `${group.start}-${group.end}` : '-'))].join(' ')
}

/** A shorter pattern and subject that still differ: characters are left out as long as they can be. */
function shrink(difference: Difference): Difference {
  let smallest = difference
  for (let found: Difference | undefined = smallest; found; ) {
    smallest = found
    found = differencesOf(smaller(smallest), oracle)[0]
  }
  return smallest
}

function smaller({ trial, subject }: Difference): Trial[] {
  const { pattern, caseless } = trial
  const without = (text: string): string[] =>
    [4, 3, 2, 1].flatMap((length) =>
      Array.from(
        { length: Math.max(0, text.length - length + 1) },
        (_, i) => text.slice(0, i) + text.slice(i + length),
      ),
    )
  const subjects = without(subject)
  return [
    ...(caseless ? [{ pattern, caseless: false, subjects: [subject] }] : []),
    ...without(pattern).map((shorter) => ({ pattern: shorter, caseless, subjects: [subject] })),
    ...(subjects.length > 0 ? subjects.map((shorter) => ({ pattern, caseless, subjects: [shorter] })) : []),
  ]
}

function report({ trial, subject, pcre, ours }: Difference): void {
  const options = trial.caseless ? 'i' : ''
  console.log(
    `/${JSON.stringify(trial.pattern).slice(1, -1)}/${options} on ${JSON.stringify(subject)}: PCRE2 ${pcre}, here ${ours}`,
  )
}
