import type { Severity } from '@nginx-lint/lint'
import type { Output, Terminal } from '../terminal.ts'

/** What begins and what ends each, as terminals have it (ECMA-48, SGR). */
const CODES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
} as const

export type Colors = Readonly<Record<keyof typeof CODES, (text: string) => string>>

/** The option decides, then NO_COLOR (no-color.org) and FORCE_COLOR, then whether a person is looking. */
export function colorsFor(output: Output, { env }: Terminal, wanted: boolean | undefined): Colors {
  const isColored =
    wanted ?? (isSet(env.NO_COLOR) ? false : forced(env.FORCE_COLOR, output.isTTY && env.TERM !== 'dumb'))
  const each = Object.entries(CODES).map(([name, [on, off]]) => [name, isColored ? between(on, off) : asItIs])
  return Object.fromEntries(each)
}

const asItIs = (text: string): string => text

/** What ends inside of the text would end the whole: it begins again there. */
function between(on: number, off: number): (text: string) => string {
  const [begin, end] = [`\x1b[${on}m`, `\x1b[${off}m`]
  return (text) => begin + text.replaceAll(end, end + begin) + end
}

const isSet = (value: string | undefined): boolean => value !== undefined && value !== ''

function forced(value: string | undefined, otherwise = false): boolean {
  if (value === undefined) return otherwise
  return value !== '0' && value !== 'false'
}

export function paint(colors: Colors, severity: Severity): (text: string) => string {
  const bySeverity = { error: colors.red, warning: colors.yellow, info: colors.blue, hint: colors.cyan }
  return (text) => colors.bold(bySeverity[severity](text))
}
