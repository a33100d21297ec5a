import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseVersion, type Version } from '@nginx-lint/directives'
import type { Answer } from './nginx.ts'

/** Configurations of which we once said something else than nginx, each with what nginx said in its first line. */
export const MUTANTS = 'fixtures/mutants'

/** What nginx said; without `stop` it takes it. */
export interface Recorded {
  readonly name: string
  readonly text: string
  readonly version: Version
  readonly stop?: { readonly text: string; readonly line?: number }
}

const head = /^# nginx ([\d.]+): (?:accepted|refused: (.*?)(?: :(\d+))?)\n/

export function mutantsRecorded(): readonly Recorded[] {
  return readdirSync(MUTANTS)
    .sort()
    .map((name) => understood(name, readFileSync(join(MUTANTS, name), 'utf8')))
}

function understood(name: string, text: string): Recorded {
  const [, version = '', said, line] = head.exec(text) ?? []
  const parsed = parseVersion(version)
  if (!parsed) throw new Error(`${MUTANTS}/${name}: the first line does not say what nginx said`)
  return {
    name,
    text,
    version: parsed,
    ...(said !== undefined && { stop: { text: said, ...(line && { line: Number(line) }) } }),
  }
}

/** The text with what nginx said of it before it, one line later. */
export function recorded(text: string, { stop }: Answer, version: Version): string {
  const bare = text.replace(head, '')
  // It has been asked without the line that it gets.
  const by = bare === text ? 1 : 0
  const where = stop?.line === undefined ? '' : ` :${stop.line + by}`
  return `# nginx ${version.join('.')}: ${stop ? `refused: ${stop.text}${where}` : 'accepted'}\n${bare}`
}
