import type { CompletionList, Position, Range } from 'vscode-languageserver-types'
import { type Cursor, cursorAt } from '../cursor.ts'
import type { Workspace } from '../workspace.ts'
import { argumentsAt } from './arguments.ts'
import { inComment } from './comments.ts'
import { directives } from './directives.ts'
import { entries } from './entries.ts'
import { type CompletionOptions, labelOf, type Proposal } from './item.ts'
import { listOf } from './list.ts'
import { type Place, placeAt } from './place.ts'
import { typedVariable, variables } from './variables.ts'

export type { CompletionOptions } from './item.ts'
export { resolveCompletion } from './resolve.ts'

/** The characters after which completion is useful at once. */
export const completionTriggers: readonly string[] = ['$', '{', '=', '/', '@', ':', '-', ' ']

/** Of more, as in a project with ten thousand upstreams, the client asks again when letters have been typed. */
const MOST = 2000

/** What may stand at a position. Undefined where nothing is known to fit. */
export async function completion(
  workspace: Workspace,
  path: string,
  position: Position,
  options: CompletionOptions = { snippets: false },
): Promise<CompletionList | undefined> {
  const cursor = cursorAt(workspace, path, position)
  if (!cursor) return undefined
  const items = cursor.where === 'comment' ? inComment(cursor, options) : await inText(placeAt(cursor), options)
  const offered = fitting(items, cursor)
  if (offered.length === 0) return undefined
  return listOf(offered.slice(0, MOST), offered.length > MOST, options.defaults)
}

async function inText(place: Place | undefined, options: CompletionOptions): Promise<readonly Proposal[]> {
  if (!place || (options.trigger === '{' && !place.typed.text.endsWith('${'))) return []
  const variable = typedVariable(place)
  if (variable) return variables(place, variable, options)
  if (place.typed.text.includes('$') && /\$\{?\w*$/.test(place.typed.text)) return []
  const isStart =
    place.mayBegin && options.trigger !== ' ' && /^\w*$/.test(place.typed.text) && place.typed.quote === ''
  const begun = isStart ? [...entries(place, options), ...directives(place, options)] : []
  const isArgument = place.block.entries !== undefined || place.before.length > 0
  return isArgument ? [...begun, ...(await argumentsAt(place, options))] : begun
}

/** Each once, as two ways of writing a directive may go on in the same way; and only what the typed letters are in. */
function fitting(items: readonly Proposal[], { document, file, offset }: Cursor): readonly Proposal[] {
  const seen = new Set<string>()
  const typed = new Map<Range, string>()
  return items.filter((one) => {
    const label = labelOf(one)
    if (seen.has(label)) return false
    const { range } = one
    let letters = typed.get(range)
    if (letters === undefined) {
      letters = document.text.slice(document.offset(range.start), file.offset + offset).toLowerCase()
      typed.set(range, letters)
    }
    return hasLetters((one.item.filterText ?? label).toLowerCase(), letters) && seen.add(label)
  })
}

/** In their order, as clients filter: what is typed next can only make fewer fit. */
function hasLetters(text: string, letters: string): boolean {
  let at = 0
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}
