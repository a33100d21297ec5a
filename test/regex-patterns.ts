/** Random patterns with everything that is modelled, and subjects that have a chance. */
export interface Chance {
  readonly below: (n: number) => number
}

export function chanceOf(random: () => number): Chance {
  return { below: (n) => Math.floor(random() * n) }
}

const CHARACTERS = ['a', 'b', 'a', 'b', 'A', 'B', '/', '-', '0', '_', ' ', '\n', '\r', 'é']
const LITERALS = [
  'a',
  ' ',
  '#',
  '(?#a)',
  String.raw`\Qa.\E`,
  '(?x: a b #c\n)',
  'a',
  'b',
  'a',
  'b',
  'A',
  '/',
  '-',
  '0',
  '_',
  'é',
  'ab',
  'aa',
  'B',
]
const ESCAPES =
  String.raw`\d \D \w \W \s \S \h \H \v \V \N \R \. \/ \x61 \x{62} \o{141} \141 \n \r \t \C \cA \Qa.b\E \E \x`.split(
    ' ',
  )
const PLACES = String.raw`^ $ \A \z \Z \b \B \G ^ $ \K [[:<:]] [[:>:]]`.split(' ')
const MEMBERS =
  String.raw`a b a-b A-Z 0 _ - / \d \w \s \S \W \n [:alpha:] [:^alpha:] [:upper:] [:lower:] [:space:] [:punct:] [:word:] \x61 a-f é \h \v \N{1} \b ^ \Qa-b\E [:xdigit:] [:cntrl:] [:graph:] [:print:]`
    .split(' ')
    .filter((member) => !member.startsWith('\\N'))
const QUANTIFIERS = [
  '*',
  '+',
  '?',
  '*',
  '+',
  '?',
  '{2}',
  '{1,2}',
  '{0,2}',
  '{2,}',
  '{0}',
  '{1}',
  '{0,1}',
  '{1,}',
  '{3,5}',
]
const SETTINGS = ['(*BSR_ANYCRLF)', '(*NO_START_OPT)', '(*NO_AUTO_POSSESS)', '(*LF)', '(*NO_DOTSTAR_ANCHOR)']
const OPTIONS = ['i', 's', 'm', 'x', 'n', '-i', 'U', 'i-s', '^', '^i', 'xx', 'J']

export function randomPattern(chance: Chance): string {
  if (chance.below(5) === 0) return location(chance)
  const settings = chance.below(60) === 0 ? pick(chance, SETTINGS) : ''
  const options = chance.below(12) === 0 ? `(?${pick(chance, OPTIONS)})` : ''
  return settings + options + alternatives(chance, 1 + chance.below(4))
}

/** Of the kind that people write. */
function location(chance: Chance): string {
  const name = () =>
    pick(chance, ['a', 'b', 'ab', 'ba', '[ab]+', '(a|b)', '(?:a|ab|b)', '(?<n>[^/]+)', '.*', '[^/]*', 'A'])
  const middle = () =>
    pick(chance, ['/', '/', '', '/?', '-', String.raw`\.`, '(?!a)', '(?=b)', '(?<!a)', String.raw`\b`])
  const parts = Array.from({ length: 1 + chance.below(4) }, () => name() + middle()).join('')
  return (
    pick(chance, ['^/', '^/', '/', '', '(?i)^/', '(^|/)', '^/?']) +
    parts +
    pick(chance, ['$', '', String.raw`\z`, '(/|$)', '(.*)$', '/?$'])
  )
}

export function randomSubject(chance: Chance, pattern: string): string {
  let subject = ''
  const length = chance.below(chance.below(8) === 0 ? 40 : 9)
  for (let i = 0; i < length; i++) {
    const kind = chance.below(12)
    if (kind === 0) subject += String.fromCharCode(chance.below(256))
    else if (kind === 1) subject += Buffer.from(pattern[chance.below(pattern.length)] ?? '').toString('latin1')
    else subject += Buffer.from(pick(chance, CHARACTERS)).toString('latin1')
  }
  return subject
}

function alternatives(chance: Chance, depth: number): string {
  const count = chance.below(3) === 0 ? 2 + chance.below(2) : 1
  return Array.from({ length: count }, () => sequence(chance, depth)).join('|')
}

function sequence(chance: Chance, depth: number): string {
  const count = chance.below(8) === 0 ? 0 : 1 + chance.below(4)
  return Array.from({ length: count }, () => quantified(chance, depth)).join('')
}

function quantified(chance: Chance, depth: number): string {
  const kind = chance.below(20)
  if (kind === 0) return pick(chance, PLACES)
  if (kind === 1 && chance.below(3) === 0) return `(?${pick(chance, OPTIONS)})`
  const item = atom(chance, depth)
  if (chance.below(5) < 3) return item
  return item + pick(chance, QUANTIFIERS) + pick(chance, ['', '', '', '?', '+'])
}

function atom(chance: Chance, depth: number): string {
  const kind = chance.below(depth > 0 ? 12 : 7)
  if (kind < 3) return pick(chance, LITERALS)
  if (kind === 3) return '.'
  if (kind === 4) return pick(chance, ESCAPES)
  if (kind === 5) return characterClass(chance)
  if (kind === 6) return chance.below(2) === 0 ? reference(chance) : pick(chance, LITERALS)
  return group(chance, depth - 1)
}

function characterClass(chance: Chance): string {
  const members = Array.from({ length: 1 + chance.below(3) }, () => pick(chance, MEMBERS)).join('')
  return `[${chance.below(3) === 0 ? '^' : ''}${members}]`
}

function reference(chance: Chance): string {
  return pick(chance, ['\\1', '\\2', '\\g{-1}', '\\k<n>', '\\1', '(?P=n)', '\\g1'])
}

function group(chance: Chance, depth: number): string {
  const inner = () => alternatives(chance, depth)
  switch (chance.below(16)) {
    case 0:
    case 1:
      return `(?:${inner()})`
    case 2:
      return `(?>${inner()})`
    case 3:
      return `(?=${inner()})`
    case 4:
      return `(?!${inner()})`
    case 5:
      return `(?<${pick(chance, ['=', '!'])}${fixed(chance)})`
    case 6:
      return `(?<n>${inner()})`
    case 7:
      return `(?|${inner()})`
    case 8:
      return `(?${pick(chance, OPTIONS)}:${inner()})`
    case 9:
      return conditional(chance, depth)
    case 10:
      return pick(chance, [
        `(?*${inner()})`,
        `(*pla:${inner()})`,
        `(*atomic:${inner()})`,
        `(?<*${fixed(chance)})`,
        '(*F)',
        '(?C1)',
      ])
    default:
      return `(${inner()})`
  }
}

function fixed(chance: Chance): string {
  const one = () =>
    pick(chance, [
      'a',
      'b',
      'a',
      '/',
      '.',
      '[ab]',
      '\\w',
      '^',
      '\\b',
      '(a)',
      '(?:a|b)',
      'ab',
      '(?=a)',
      'a{2}',
      '$',
      '(?!b)',
    ])
  const branch = () => Array.from({ length: 1 + chance.below(2) }, one).join('')
  return chance.below(3) === 0 ? `${branch()}|${branch()}` : branch()
}

function conditional(chance: Chance, depth: number): string {
  const condition = pick(chance, [
    '(1)',
    '(2)',
    '(<n>)',
    '(?=a)',
    '(?!a)',
    '(?<=a)',
    '(?<!b)',
    '(?=(a))',
    '(?!(b))',
    '(R)',
    '(?=a|(b))',
  ])
  const no = chance.below(3) === 0 ? '' : `|${sequence(chance, depth)}`
  return `(?${condition}${sequence(chance, depth)}${no})`
}

function pick<T>(chance: Chance, from: readonly T[]): T {
  return from[chance.below(from.length)]!
}
