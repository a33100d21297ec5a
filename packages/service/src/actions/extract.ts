import { folderOf, globMatches, isPattern, join, type Project, type SourceFile } from '@nginx-lint/analysis'
import type { Directive, Span } from '@nginx-lint/syntax'
import { type CodeAction, CodeActionKind, CreateFile, TextDocumentEdit } from 'vscode-languageserver-types'
import { statementOf, topScopeOf } from '../cursor.ts'
import { itemsOf } from '../texts.ts'
import { partsOf, type Workspace } from '../workspace.ts'
import type { Asked } from './asked.ts'
import { moved } from './moved.ts'

/**
 * Moves the selected statements into a file of their own, which is included in their place. Offered where it is known
 * from which folder nginx reads includes, and the selection is nothing but whole statements of one block.
 */
export function extractions({ workspace, document, span }: Asked): CodeAction[] {
  const parts = partsOf(workspace, document.path)
  const [first] = parts
  const home = first && homeOf(first.project)
  if (!first || home === undefined || parts.some(({ project }) => homeOf(project) !== home)) return []
  const { project, file } = first
  if (project.isExcerpt || file.template) return []
  const selected = selectedIn(file, span)
  if (!selected || !takesInclude(selected.around, file, project)) return []
  const name = freeName(home, nameFor(selected.statements), workspace)
  const uri = name && uriFrom(document.uri, folderOf(document.path), join(home, name))
  if (!uri) return []
  const start = { line: 0, character: 0 }
  const content = { range: { start, end: start }, newText: moved(selected.span, file) }
  const include = { range: document.range(selected.span), newText: `include ${name};` }
  const documentChanges = [
    CreateFile.create(uri, { overwrite: false, ignoreIfExists: false }),
    TextDocumentEdit.create({ uri, version: null }, [content]),
    TextDocumentEdit.create({ uri: document.uri, version: null }, [include]),
  ]
  const title = `Extract to ${name} and include it`
  return [{ title, kind: `${CodeActionKind.RefactorExtract}.include`, edit: { documentChanges } }]
}

/** The folder that relative includes start from; a fragment does not say, and then somebody else must have. */
function homeOf({ base, files }: Project): string | undefined {
  const [entry] = files.keys()
  return base.isMain || base.folder !== folderOf(entry!) ? base.folder : undefined
}

/** What is to be moved: whole statements of one block, and the comments among them. */
interface Selected {
  readonly span: Span
  readonly statements: readonly Directive[]
  /** In whose block they stand. */
  readonly around: Directive | undefined
}

function selectedIn(file: SourceFile, span: Span): Selected | undefined {
  const { tree, errors } = file
  const source = tree.text.slice(span.start, span.end)
  if (source.trim() === '') return undefined
  const start = span.start + (source.length - source.trimStart().length)
  const end = span.end - (source.length - source.trimEnd().length)
  const { items, around } = blockAround(file, { start, end })
  const touched = items.filter((item) => item.start < end && start < item.end)
  const comments = tree.comments.filter((comment) => comment.start < end && start < comment.end)
  const isWhole = ({ start: from, end: to }: Span): boolean => start <= from && to <= end
  const isWholeText = ({ start: from, end: to }: Span): boolean =>
    start <= from && tree.text.slice(end, to).trim() === ''
  const statements = touched.filter((item) => item.kind === 'directive' && item.terminated && isWhole(item))
  if (statements.length === 0 || statements.length < touched.length || !comments.every(isWholeText)) return undefined
  if (errors.some((error) => error.start < end && start < error.end)) return undefined
  return { span: { start, end }, statements: statements as Directive[], around }
}

/** The statements of the innermost block that has all of the span between its braces. */
function blockAround({ tree }: SourceFile, { start, end }: Span) {
  let { items } = tree
  let around: Directive | undefined
  for (;;) {
    const outer: Directive | undefined = items.find(
      (item): item is Directive =>
        item.kind === 'directive' &&
        item.body?.kind === 'block' &&
        item.body.start < start &&
        end <= item.body.end - (item.body.closed ? 1 : 0),
    )
    if (!outer) return { items, around }
    around = outer
    items = itemsOf(outer)
  }
}

/** A block of `key value;` lines says whether one of them may be an include. */
function takesInclude(around: Directive | undefined, file: SourceFile, project: Project): boolean {
  const scope = around ? statementOf(project, around)?.inner : topScopeOf(project, file)
  if (!scope) return false
  if (scope.context) return project.registry.resolve('include', scope.context) !== undefined
  const block = scope.opener?.spec?.facts.block
  return typeof block === 'object' && 'entries' in block && block.entries.some((line) => line.startsWith('include '))
}

/** After the block that is moved, or what the names of the statements have in common. */
function nameFor(statements: readonly Directive[]): string {
  const block = statements.find(({ body }) => body)
  const words = block ? [block.name, ...block.args].map(({ value }) => value) : [commonName(statements)]
  const name = words
    .join('-')
    .replace(/[^A-Za-z0-9_.-]+/g, '-')
    .replace(/[-.]{2,}/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
  return name.slice(0, 40).replace(/[-.]+$/, '') || 'part'
}

function commonName([first, ...others]: readonly Directive[]): string {
  const words = first!.name.value.split('_')
  while (words.length > 1 && !others.every(({ name: { value } }) => `${value}_`.startsWith(`${words.join('_')}_`)))
    words.pop()
  return words.join('_')
}

/** Below the folder from which includes are read; not one of a file that is there, or that a mask would include. */
function freeName(home: string, name: string, workspace: Workspace): string | undefined {
  const masks = workspace.projects.flatMap(({ includes }) => includes.map(({ pattern }) => pattern).filter(isPattern))
  const isFree = (path: string): boolean => !workspace.document(path) && !masks.some((mask) => globMatches(mask, path))
  for (const folder of ['snippets', 'fragments', 'parts'])
    for (let n = 1; n < 100; n++) {
      const found = `${folder}/${name}${n > 1 ? `-${n}` : ''}.conf`
      if (isFree(join(home, found))) return found
    }
  return undefined
}

/** The address of a file, by that of another one in a folder. */
function uriFrom(uri: string, folder: string, path: string): string | undefined {
  const slash = uri.lastIndexOf('/')
  if (slash < 0) return undefined
  const from = folder === '.' ? [] : folder.split('/')
  const to = path.split('/')
  let common = 0
  while (common < from.length && from[common] === to[common]) common++
  const address = uri.slice(0, slash).split('/')
  const up = from.length - common
  if (address.length - up < 3) return undefined
  return [...address.slice(0, address.length - up), ...to.slice(common).map(encodeURIComponent)].join('/')
}
