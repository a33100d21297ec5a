import type { Project } from '@nginx-lint/analysis'
import type { DirectiveSpec } from '@nginx-lint/directives'
import type { Word } from '@nginx-lint/syntax'
import type { BlockOf } from './place.ts'

/**
 * The statement that the last of these words belong to. nginx reads on to the next `;` or `{`; while a line is being
 * typed above, the statements below it lose themselves in its arguments, and are found again here.
 */
export function lastStatement(
  project: Project,
  block: BlockOf,
  text: string,
  words: readonly Word[],
): { readonly words: readonly Word[]; readonly spec: DirectiveSpec | undefined } {
  let begin = 0
  let spec = specOf(project, block, words)
  for (let i = 1; i < words.length; i++) {
    if (words[i]!.quote !== '' || !beginsLine(text, words[i]!.start)) continue
    const rest = words.slice(i)
    const next = specOf(project, block, rest)
    const isEntry = block.entries?.matchEntry(valuesOf(words.slice(begin, i)), project.options).ok
    const isStatement = next && (!spec || spec.match(valuesOf(words.slice(begin + 1, i)), project.options).ok)
    if (!isEntry && !isStatement) continue
    begin = i
    spec = next
  }
  return { words: words.slice(begin), spec }
}

/** What nginx would run in the block, of the contexts it may have the first that knows the name. */
export function specOf(project: Project, block: BlockOf, words: readonly Word[]): DirectiveSpec | undefined {
  const [name, ...args] = valuesOf(words)
  if (name === undefined) return undefined
  for (const context of block.contexts) {
    const { target, plus } = project.options
    const spec = project.registry.resolve(name, context, target, args, plus)
    if (spec) return spec
  }
  return undefined
}

const valuesOf = (words: readonly Word[]): readonly string[] => words.map(({ value }) => value)

/** Is there nothing but white space between the beginning of the line and this place? */
export const beginsLine = (text: string, offset: number): boolean =>
  text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trim() === ''
