import { bindingsOf, factOf, hasHole, type Project, type SourceFile, type Statement } from '@nginx-lint/analysis'
import { type DirectiveSpec, takesVariables, typeOf, types } from '@nginx-lint/directives'
import { type Directive, partOfWord, type Span } from '@nginx-lint/syntax'
import type { DocumentLink } from 'vscode-languageserver-types'
import { statementOf } from './cursor.ts'
import { directivesOf } from './directives-of.ts'
import type { Document } from './document.ts'
import { nameFrom } from './names.ts'
import { fileName, partsOf, type Workspace } from './workspace.ts'

interface Link extends Span {
  readonly target: string
  readonly tooltip?: string
}

/** Included files, files such as certificates, and addresses on the web. */
export function documentLinks(workspace: Workspace, path: string): DocumentLink[] {
  const document = workspace.document(path)
  if (!document) return []
  const links = new Map<number, DocumentLink>()
  for (const { project, file } of partsOf(workspace, path)) {
    const includes = new Map(project.includes.map((include) => [include.node, include.files]))
    for (const node of directivesOf(file))
      for (const { target, tooltip, ...span } of linksIn(node, includes.get(node))) {
        const start = span.start + file.offset
        const range = document.range({ start, end: span.end + file.offset })
        if (!links.has(start)) links.set(start, { range, target, ...(tooltip !== undefined && { tooltip }) })
      }

    function linksIn(node: Directive, included: readonly SourceFile[] | undefined): readonly Link[] {
      if (included) return includeLink(workspace, file, node, included)
      const statement = statementOf(project, node)
      return statement ? [...webLinks(project, statement), ...fileLinks(workspace, project, statement)] : []
    }
  }
  return [...links.values()]
}

/** To the file, or to the first of several. */
function includeLink(
  workspace: Workspace,
  { tree }: SourceFile,
  node: Directive,
  files: readonly SourceFile[],
): readonly Link[] {
  const word = node.args[0]
  const document = files.map(({ path }) => workspace.document(path)).find((found) => found !== undefined)
  if (!word || !document) return []
  const name = fileName(workspace, document.path)
  const tooltip = files.length > 1 ? `${files.length} files; this opens the first, ${name}` : name
  const { start, end } = partOfWord(tree.text, word, { start: 0, end: word.value.length })
  return [{ start, end, target: document.uri, tooltip }]
}

/** Whole arguments that are addresses, without variables. A host that is an upstream's name is none. */
function webLinks(project: Project, statement: Statement): readonly Link[] {
  return statement.node.args.flatMap((word) => {
    const host = /^https?:\/\/([^/:?#\s$]+)[^\s$]*$/i.exec(word.value)?.[1]
    if (host === undefined || hasHole(word.value) || isUpstream(project, host, statement)) return []
    const span = partOfWord(statement.file.tree.text, word, { start: 0, end: word.value.length })
    return [{ ...span, target: word.value }]
  })
}

const isUpstream = (project: Project, host: string, statement: Statement): boolean =>
  (nameFrom(project, 'upstream', host, statement)?.definitions.length ?? 0) > 0

/** Values that are files on the disk, where it is known in which folder a relative path starts. */
function fileLinks(workspace: Workspace, project: Project, statement: Statement): readonly Link[] {
  if (!statement.spec || !takesFiles(statement.spec)) return []
  const main = workspace.document([...project.files.keys()][0]!)
  return bindingsOf(statement, project).flatMap(({ argument, start, end, value }) => {
    const { path } = typeOf(value)
    const word = statement.node.args[argument]!
    const text = word.value.slice(start, end)
    if (!main || path?.to !== 'file' || text === '' || hasHole(text) || /^\w+:/.test(text)) return []
    if (takesVariables(value.detail) && text.includes('$')) return []
    const isKnown = text.startsWith('/') || (path.from === 'configuration' && project.isMain)
    if (!isKnown) return []
    return [{ ...partOfWord(statement.file.tree.text, word, { start, end }), target: uriOf(main, text) }]
  })
}

/** A path in the configuration, relative to the folder of its main file. */
function uriOf({ uri }: Document, path: string): string {
  const encoded = path.split('/').map(encodeURIComponent).join('/')
  return new URL(encoded, uri).href
}

/** Does the syntax name a value that is a file? Most do not, and need not be matched again. */
const takesFiles = factOf(({ facts }: DirectiveSpec): boolean => {
  const named = [facts.syntax].flat().flatMap((line) => [...line.matchAll(/<(?:new )?([\w-]+)/g)])
  return named.some(([, type]) => types[type!]?.path?.to === 'file')
})
