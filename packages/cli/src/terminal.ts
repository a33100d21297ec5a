/** All that a run of the command sees of the outside, but for files. */
export interface Terminal {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdout: Output
  readonly stderr: Output
  readonly stdin: () => Promise<Uint8Array>
}

export interface Output {
  readonly isTTY?: boolean
  write(text: string | Uint8Array): unknown
}

export { UsageError } from '@nginx-lint/workspace'
