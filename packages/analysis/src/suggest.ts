/** A longer word is no misspelt name. */
const LONGEST = 64

/** The candidate a misspelt word is most likely meant to be; undefined when none is near. Case counts less than letters. */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > LONGEST) return undefined
  const limit = Math.min(3, Math.max(1, Math.floor(word.length / 3)))
  let best: string | undefined
  let least = limit + 1
  const lower = word.toLowerCase()
  const letters = lettersOf(lower)
  for (const candidate of candidates) {
    if (candidate === word || Math.abs(candidate.length - word.length) > limit) continue
    if (differing(letters, lettersOf(candidate)) >= least) continue
    const distance = editDistance(lower, candidate.toLowerCase(), least)
    if (distance < least) {
      least = distance
      best = candidate
    }
  }
  return best
}

/** Which letters a word has, as bits. */
function lettersOf(word: string): number {
  let bits = 0
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31)
  return bits
}

/** Letters that only one of two words has: no fewer edits can make one of the other. */
function differing(a: number, b: number): number {
  return Math.max(bitsOf(a & ~b), bitsOf(b & ~a))
}

function bitsOf(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++
  return count
}

/** Insertions, deletions, substitutions and swaps of neighbours; `enough` when there are that many or more. */
export function editDistance(a: string, b: string, enough: number): number {
  const width = b.length + 1
  if (rows.length < 3 * width) rows = new Uint16Array(3 * width)
  let [before, last, row] = [0, width, 2 * width] // where each row begins
  for (let j = 0; j < width; j++) rows[last + j] = j
  for (let i = 1; i <= a.length; i++) {
    const char = a.charCodeAt(i - 1)
    rows[row] = i
    let smallest = i
    for (let j = 1; j < width; j++) {
      const same = char === b.charCodeAt(j - 1)
      let cost = Math.min(rows[row + j - 1]! + 1, rows[last + j]! + 1, rows[last + j - 1]! + (same ? 0 : 1))
      if (!same && i > 1 && j > 1 && char === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1))
        cost = Math.min(cost, rows[before + j - 2]! + 1)
      rows[row + j] = cost
      if (cost < smallest) smallest = cost
    }
    if (smallest >= enough) return enough
    ;[before, last, row] = [last, row, before]
  }
  return Math.min(rows[last + b.length]!, enough)
}

/** Three rows of the table of distances, kept from call to call: a suggestion takes thousands of calls. */
let rows = new Uint16Array(3 * 64)
