import { plain } from '@nginx-lint/analysis'
import { encode } from '@nginx-lint/workspace'
import type { Arguments } from '../arguments.ts'
import type { FormattedFile } from '../formatted-files.ts'
import { colorsFor } from '../reporters/colors.ts'
import type { Terminal } from '../terminal.ts'

/** Brings a formatted file to where it belongs. Returns why that was not possible. */
export type Delivery = (file: FormattedFile) => string | undefined

export async function delivery({ write, check, diff, quiet, color }: Arguments, terminal: Terminal): Promise<Delivery> {
  const { stdout } = terminal
  if (write) {
    const { writeAtomically } = await import('../write.ts')
    return ({ path, file, bytes }) => {
      const failure = writeAtomically(file.real, file.bytes, bytes)
      if (failure !== undefined) return `cannot write "${path}": ${failure}`
      if (!quiet) stdout.write(`formatted ${plain(path)}\n`)
      return undefined
    }
  }
  if (diff) {
    const { colored, unifiedDiff } = await import('../diff.ts')
    const colors = colorsFor(stdout, terminal, color)
    return ({ path, file, after }) => {
      const text = colored(unifiedDiff(path, file.text, after), colors)
      stdout.write(encode(text, file.encoding)!)
      return undefined
    }
  }
  return ({ path, bytes }) => {
    stdout.write(check ? `${plain(path)}\n` : bytes)
    return undefined
  }
}
