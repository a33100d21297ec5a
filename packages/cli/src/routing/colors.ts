import type { Tone } from '@nginx-lint/analysis'
import type { Colors } from '../reporters/colors.ts'

/** Green for what is served, cyan for redirects, yellow and red for errors. */
export function toneColor(tone: Tone, colors: Colors): (text: string) => string {
  return {
    served: colors.green,
    redirected: colors.cyan,
    refused: colors.yellow,
    failed: colors.red,
    undecided: colors.magenta,
  }[tone]
}
