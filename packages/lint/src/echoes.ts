import { isEntry, type Project, type SourceFile, type Statement, walk } from '@nginx-lint/analysis'
import type { Span } from '@nginx-lint/syntax'
import { repetitions } from './repetitions.ts'
import type { Diagnostic } from './rule.ts'

/** The findings without those that are there only because of another, and that go when that one is mended. */
export function withoutEchoes(project: Project, findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const left = findings.filter(isReadAsMeant(project, findings))
  const errors = left.filter(({ severity }) => severity === 'error')
  if (errors.length === 0 || left.length < 2) return left
  const statements = statementsOf(project, left)
  const refused = new Map<Statement, Set<string>>()
  for (const error of errors) {
    const statement = statements.get(error)
    if (statement) refused.set(statement, (refused.get(statement) ?? new Set()).add(error.rule))
  }
  const words = new Set([...refused.keys()].flatMap((statement) => wordsThatMayDefine(statement, refused)))
  const isOuterRefused = [...refused].some(
    ([statement, rules]) =>
      rules.has('wrong-context') ||
      (isEntry(statement) && rules.has('block-mismatch')) ||
      (!statement.scope.outer && !rules.has(AT_LAST)),
  )
  const closed = [...refused].flatMap(([statement, rules]) => blockNotEntered(statement, rules))
  const repeated = repetitions(project, errors, statements)
  const misplaced = errors.filter(({ rule, related }) => rule === 'wrong-context' && related)
  return left.filter((finding) => {
    const statement = statements.get(finding)
    if (repeated.has(finding)) return false
    if (finding.rule === AT_LAST && isOuterRefused) return false
    if (finding.rule === BRACES && isSaidOf(finding, misplaced)) return false
    if (finding.rule === 'unexpected-token' && isCutOff(project, finding, errors)) return false
    if (ABOUT_NAMES.has(finding.rule)) return !isAmong(words, project, finding)
    if (isAboutBlocks(finding.rule) && [finding, ...(finding.related ?? [])].some((at) => isInOne(closed, at)))
      return false
    return !statement || !isSaidBefore(finding, statement, refused)
  })
}

/** What nginx looks for when it has read all: another block may have been meant to be it. */
const AT_LAST = 'missing-events'
const BRACES = 'unbalanced-braces'
const QUOTES: ReadonlySet<string> = new Set(['unclosed-quote', 'too-long-word'])
const ABOUT_TEXT: ReadonlySet<string> = new Set([...QUOTES, 'include-not-found'])
/** What is so wherever the statement stands. All else depends on which blocks there are, and what is in them. */
const ABOUT_ONE_STATEMENT: ReadonlySet<string> = new Set([
  ...ABOUT_TEXT,
  ...[BRACES, 'block-mismatch', 'missing-semicolon', 'unexpected-token', 'unquoted-brace', 'include-cycle'],
  ...['unknown-directive', 'removed-directive', 'plus-only-directive', 'deprecated-directive', 'unused-ignore'],
  ...['invalid-argument', 'invalid-condition', 'invalid-map-key', 'empty-regex', 'repeated-value', 'too-long-levels'],
  ...['meaningless-address-bits', 'absolute-index-not-last', 'suspicious-server-name', 'deprecated-listen-http2'],
])
/** Which directive a name means, and what it takes, may depend on the block. */
const ABOUT_PLACES: ReadonlySet<string> = new Set(['unknown-directive', 'invalid-argument'])
const isAboutBlocks = (rule: string): boolean => !ABOUT_ONE_STATEMENT.has(rule)
const ABOUT_NAMES: ReadonlySet<string> = new Set(['undefined-symbol', 'unknown-variable'])

/**
 * Text behind a quote that is not closed means something else to nginx, and so do the blocks of a template whose
 * branches do not balance: what is said of them is not worth saying. Behind a brace that was put where a person
 * would, nobody knows for certain in which block things stand.
 */
function isReadAsMeant(project: Project, findings: readonly Diagnostic[]): (finding: Diagnostic) => boolean {
  const broken = new Map<string, number>()
  const unsure = new Map<string, number>()
  const explained = new Set<string>()
  const headless = new Map<string, Span>()
  for (const file of project.files.values()) {
    const quote = file.errors.find(({ code }) => QUOTES.has(code))
    if (quote) broken.set(file.path, headStart(file.tree.text, quote.start) + file.offset)
    const brace = file.errors.find(({ code }) => code === BRACES)
    if (!brace) continue
    if (file.template?.conditional) broken.set(file.path, -1)
    const at = brace.start + file.offset
    const reason = findings.find((finding) => finding.path === file.path && isReason(finding, file, brace.message, at))
    if (quote || reason) explained.add(file.path)
    if (reason && reason.start < at) headless.set(file.path, { start: reason.end, end: at })
    unsure.set(file.path, Math.min(at, reason?.start ?? at))
  }
  return ({ path, start, rule }) => {
    if (rule === BRACES && explained.has(path)) return false
    if (ABOUT_PLACES.has(rule) && isWithin(headless.get(path), start)) return false
    if (start >= (broken.get(path) ?? Number.POSITIVE_INFINITY)) return ABOUT_TEXT.has(rule)
    return start <= (unsure.get(path) ?? Number.POSITIVE_INFINITY) || !isAboutBlocks(rule)
  }
}

/** Between the head of a block without its `{` and the `}` too many stands what the block was to hold. */
const isWithin = (headless: Span | undefined, at: number): boolean =>
  headless !== undefined && headless.start <= at && at < headless.end

/** A block lost its `{` before a `}` too many; it got one too many, or a `}` is part of a word, when one is missing. */
function isReason(finding: Diagnostic, { text }: SourceFile, said: string, at: number): boolean {
  const { rule, start, end, severity, message } = finding
  if (severity !== 'error') return false
  const words = text.slice(start, end)
  if (said.startsWith('missing')) {
    if (rule === 'block-mismatch') return message.includes('takes no block')
    if (rule === 'unknown-directive') return said === `missing "}" for "${words}"`
    return rule === 'unexpected-token' ? message.startsWith('unexpected "{"') : isGlued(finding)
  }
  if (start > at) return false
  const leads = text.slice(text.lastIndexOf('\n', start - 1) + 1, start).trim() === ''
  const opens = message.endsWith('takes no arguments') && /^\s*\{/.test(text.slice(end, end + 200))
  const runsOn = rule === 'invalid-argument' && (leads || opens)
  return rule === 'block-mismatch' || rule === 'missing-semicolon' || runsOn
}

/** A closing brace that is the end of a word. */
const isGlued = ({ rule, message }: Diagnostic): boolean => rule === 'missing-semicolon' && message.includes('}"')

/** Where the words begin that a place is among. */
function headStart(text: string, at: number): number {
  let start = at
  while (start > 0 && !/[;{}\n]/.test(text.charAt(start - 1))) start--
  return start
}

/** The innermost statement of each finding. */
function statementsOf(project: Project, findings: readonly Diagnostic[]): ReadonlyMap<Diagnostic, Statement> {
  const found = new Map<Diagnostic, Statement>()
  const byFile = new Map<string, Diagnostic[]>()
  for (const finding of findings) {
    const all = byFile.get(finding.path)
    if (all) all.push(finding)
    else byFile.set(finding.path, [finding])
  }
  for (const all of byFile.values()) all.sort((a, b) => a.start - b.start)
  for (const statement of walk(project.root)) {
    const { file, node } = statement
    const all = byFile.get(file.path)
    if (!all) continue
    const end = node.end + file.offset
    for (let i = firstFrom(all, node.start + file.offset); i < all.length && all[i]!.start < end; i++)
      found.set(all[i]!, statement)
  }
  return found
}

function firstFrom(sorted: readonly Diagnostic[], start: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]!.start < start) low = middle + 1
    else high = middle
  }
  return low
}

/** A block whose head ends with a `;` or `}` before its `{`. */
function isCutOff(project: Project, { path, start }: Diagnostic, errors: readonly Diagnostic[]): boolean {
  const text = project.files.get(path)?.text ?? ''
  return errors.some(
    (other) =>
      other.rule === 'block-mismatch' && other.path === path && /^\s*[;}]\s*$/.test(text.slice(other.end, start)),
  )
}

/** Do they tell of the same block that it is not closed? */
const isSaidOf = ({ path, related }: Diagnostic, others: readonly Diagnostic[]): boolean =>
  others.some((other) => other.path === path && other.related?.[0]?.start === related?.[0]?.start)

type Refused = ReadonlyMap<Statement, ReadonlySet<string>>

/** What nginx looks at first, of one statement: what follows it is judged as if that were right. */
const FIRST: readonly (readonly [cause: string, isEcho: (rule: string) => boolean])[] = [
  [
    'block-mismatch',
    (rule) => isAboutBlocks(rule) || /^(missing-semicolon|invalid-argument|unexpected-token)$/.test(rule),
  ],
  ['missing-semicolon', (rule) => isAboutBlocks(rule) || rule === 'invalid-argument'],
  ['wrong-context', (rule) => (isAboutBlocks(rule) && rule !== 'wrong-context') || rule === 'invalid-argument'],
  ['removed-directive', isAboutBlocks],
  ['conflicting-path', (rule) => rule === 'duplicate-definition'],
  ['misplaced-location', (rule) => rule === 'unreachable-location'],
]

function isSaidBefore({ rule }: Diagnostic, statement: Statement, refused: Refused): boolean {
  const said = refused.get(statement)
  if (!said) return false
  // A stray character is no directive that somebody misspelt.
  if (rule === 'unknown-directive' && said.has('missing-semicolon')) return !/[a-z]/i.test(statement.name)
  return FIRST.some(([cause, isEcho]) => said.has(cause) && isEcho(rule))
}

interface Place extends Span {
  readonly path: string
}

/** nginx does not go into a block whose head it refuses, and what is in it may be right elsewhere. */
function blockNotEntered({ node, file }: Statement, rules: ReadonlySet<string>): readonly Place[] {
  const isRefused = ['wrong-context', 'duplicate-directive', 'block-mismatch'].some((id) => rules.has(id))
  if (!isRefused || !node.body) return []
  return [{ path: file.path, start: node.body.start + file.offset, end: node.end + file.offset }]
}

const isInOne = (blocks: readonly Place[], { path, start }: Place): boolean =>
  blocks.some((block) => block.path === path && block.start <= start && start < block.end)

/** The words of a statement that defines nothing because nginx does not take it: perhaps it was to define them. */
function wordsThatMayDefine(statement: Statement, refused: Refused): readonly string[] {
  const rules = refused.get(statement)
  const isFaulty = !isEntry(statement) && (rules?.has('unknown-directive') || rules?.has('invalid-argument'))
  return isFaulty ? statement.args.flatMap((arg) => arg.split(/[^\w.-]+/)) : []
}

function isAmong(words: ReadonlySet<string>, project: Project, { path, start, end }: Diagnostic): boolean {
  const file = project.files.get(path)
  return file !== undefined && words.has(file.text.slice(start, end).replace(/^@|^\$\{?|\}$/g, ''))
}
