/** A private-use character: no configuration has it, and to nginx it is an ordinary character of a word. */
export const HOLE = '\ue000'

/** Whether a part of the word is not known. */
export function hasHole(word: string): boolean {
  return word.includes(HOLE)
}
