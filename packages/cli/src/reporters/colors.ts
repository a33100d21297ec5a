import type { Severity } from '@nginx-lint/lint'
import picocolors from 'picocolors'
import type { Output, Terminal } from '../terminal.ts'

export type Colors = ReturnType<typeof picocolors.createColors>

/** The option decides, then NO_COLOR (no-color.org) and FORCE_COLOR, then whether a person is looking. */
export function colorsFor(output: Output, { env }: Terminal, wanted: boolean | undefined): Colors {
  return picocolors.createColors(
    wanted ?? (isSet(env.NO_COLOR) ? false : forced(env.FORCE_COLOR, output.isTTY && env.TERM !== 'dumb')),
  )
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
