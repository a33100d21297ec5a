/** Where a mistake of the server's own is written down; nobody's work stops for it. */
export type Log = (where: string, error: unknown) => void

export const messageOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)
