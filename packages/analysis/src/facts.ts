import type { Scope, Statement } from './scope.ts'

// Blocks and statements live on from one reading to the next while they, and what counts in them of what stands around,
// are the same (known.ts). What is found out of these alone is found out once. A fact may hold statements, blocks inside and
// nodes of the tree, whose offsets move with the text before them; but no offsets, and not the blocks around, which are
// others when something else in them changes.

/**
 * Something about a block, or another thing that does not change, such as a project or a file: found out once. `more`: what
 * is the same in all readings for the same nginx.
 */
export function factOf<T, M extends readonly unknown[] = [], K extends object = Scope>(
  find: (of: K, ...more: M) => T,
): (of: K, ...more: M) => T {
  const known = new WeakMap<K, T>()
  return (of, ...more) => {
    let fact = known.get(of)
    if (fact === undefined) {
      fact = find(of, ...more)
      known.set(of, fact)
    }
    return fact
  }
}

/** What all statements in a block have, at any depth, in the order of `walk`: of each block found out once. */
export function allIn<T, M extends readonly unknown[] = []>(
  find: (statement: Statement, ...more: M) => Iterable<T>,
): (scope: Scope, ...more: M) => readonly T[] {
  const all = factOf((scope, ...more: M): readonly T[] => {
    const found: T[] = []
    for (const statement of scope.statements) {
      for (const one of find(statement, ...more)) found.push(one)
      if (statement.inner) for (const one of all(statement.inner, ...more)) found.push(one)
    }
    return found
  })
  return all
}

/**
 * Answers by what was asked, for questions that are long to answer: between keystrokes most are asked again. `most` of
 * them are kept, the last ones; `sizeOf`: what a question counts.
 */
export function remembering<T>(
  most: number,
  sizeOf: (question: string) => number = () => 1,
): (question: string, answer: () => T) => T {
  const answers = new Map<string, { readonly answer: T }>()
  let size = 0
  return (question, answer) => {
    const known = answers.get(question)
    const found = known ?? { answer: answer() }
    if (known) answers.delete(question)
    else size += sizeOf(question)
    answers.set(question, found)
    for (const [oldest] of answers) {
      if (size <= most || oldest === question) break
      answers.delete(oldest)
      size -= sizeOf(oldest)
    }
    return found.answer
  }
}
