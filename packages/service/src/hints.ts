import type { InlayHint, Range } from 'vscode-languageserver-types'
import { directivesOf } from './directives-of.ts'
import { ordinal, turnOf } from './locations.ts'
import { partsOf, type Workspace } from './workspace.ts'

export interface HintOptions {
  /** In which order the regular expressions of locations are tried. */
  readonly regexOrder?: boolean
}

/** What the text does not say, at the ends of heads: of several locations with a regular expression, which is tried when. */
export function inlayHints(
  workspace: Workspace,
  path: string,
  range: Range,
  { regexOrder = true }: HintOptions = {},
): InlayHint[] {
  const document = workspace.document(path)
  if (!document || !regexOrder) return []
  const { start, end } = document.span(range)
  const hints = new Map<number, InlayHint>()
  for (const { project, file } of partsOf(workspace, path))
    for (const node of directivesOf(file, { start: start - file.offset, end: end - file.offset })) {
      const turn = turnOf(project, node)
      const offset = (node.args.at(-1) ?? node.name).end + file.offset
      if (!turn || turn.of < 2 || hints.has(offset)) continue
      hints.set(offset, {
        position: document.position(offset),
        label: `${ordinal(turn.turn)} regex`,
        paddingLeft: true,
        tooltip: `Of ${turn.of} locations with a regular expression, this one is tried as the ${ordinal(turn.turn)}; the first that fits wins.`,
      })
    }
  return [...hints.values()]
}
