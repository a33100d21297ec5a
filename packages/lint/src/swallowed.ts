import { isEntry, type Project, type Statement } from '@nginx-lint/analysis'

/**
 * The argument that is really the next statement, when a `;` is missing before it: it begins a line and is the
 * name of a directive that may stand here. nginx itself reads on to the next `;` or `{`. Undefined when there
 * is none, or when nginx takes the statement as it is and it may well be meant so.
 */
export function swallowed(
  statement: Statement,
  project: Project,
): { readonly index: number; readonly refused: boolean } | undefined {
  const { node, file } = statement
  let before = node.name
  for (let index = 0; index < node.args.length; index++) {
    const word = node.args[index]!
    const beginsLine = word.quote === '' && hasLineEnd(file.tree.text, before.end, word.start)
    before = word
    if (!beginsLine) continue
    const refused = isRefused(statement)
    if (isEntry(statement) ? refused : isDirective(statement, index, refused, project)) return { index, refused }
  }
  return undefined
}

/** Does nginx refuse the statement for its arguments, or for having or lacking a block? */
export function isRefused({ fit, spec, node }: Statement): boolean {
  if (!fit?.ok) return true
  return spec !== undefined && (spec.facts.block !== undefined) !== (node.body !== undefined)
}

/** Asked of all words there are, and nearly always of a single space. */
function hasLineEnd(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === LINE_FEED) return true
  return false
}

const LINE_FEED = 10

/** In a statement that nginx takes, its arguments must fit too: a list of names may contain any word. */
function isDirective(
  { args, scope }: Statement,
  index: number,
  refused: boolean,
  { registry, options }: Project,
): boolean {
  const spec = registry.resolve(args[index]!, scope.context!, options.target)
  return spec !== undefined && (refused || spec.match(args.slice(index + 1), options).ok)
}
