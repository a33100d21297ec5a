import { HOLE } from '@nginx-lint/directives'

export { HOLE }

/** Whether a part of the word is not known. */
export function hasHole(word: string): boolean {
  return word.includes(HOLE)
}
