import { factOf, hasHole, isEntry, type Project, type SourceFile, type Statement, walk } from '@nginx-lint/analysis'
import type { Registry } from '@nginx-lint/directives'

/**
 * Is a file that was found in a folder evidently not nginx's, although its name would do? Fewer than half of its
 * statements are known, none has an end, or it has the sections of an INI file or assignments without an end.
 */
export function isForeign(project: Project): boolean {
  const [entry] = project.files.values()
  return entry !== undefined && judgedFor(project.registry)(entry, project)
}

/** Between keystrokes in what it includes, the entry file is the same; for which nginx it is read may change. */
const judgedFor = factOf((_: Registry) => factOf(isForeignAlone))

function isForeignAlone(entry: SourceFile, project: Project): boolean {
  if (entry.text.trim() === '') return false
  if (/^\s*\[[\w .:@/-]+\]\s*$/m.test(entry.text)) return true
  let known = 0
  let all = 0
  let ended = 0
  for (const statement of walk(project.root)) {
    if (statement.file !== entry || isEntry(statement)) continue
    all++
    if (statement.node.terminated) ended++
    const isAssignment = /^[=:]/.test(statement.args[0] ?? '') && !statement.node.body
    if (isAssignment && !statement.node.terminated) return true
    if (hasHole(statement.name) || (!isAssignment && isKnown(statement, project))) known++
  }
  if (all === 0) return /^\s*[^\s#]/m.test(entry.text) && !entry.template
  // Half of them may be a coincidence where other things are strange, too.
  return ended === 0 || known * 2 < all || (known * 2 === all && ended < all)
}

/** Is there a directive of that name, with a block or without as here? */
const isKnown = ({ name, node }: Statement, { registry }: Project): boolean =>
  registry.find(name).some((spec) => (spec.facts.block === undefined) === (node.body === undefined))
