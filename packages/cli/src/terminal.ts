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

/** The call or the input cannot be used: the message is for the user, the exit status is 2. */
export class UsageError extends Error {}
