import { type Project, type Scope, type SourceFile, type Statement, statementsCalled } from '@nginx-lint/analysis'
import { commentsIn, type Directive, type Node, pathTo, type Word } from '@nginx-lint/syntax'
import type { Position } from 'vscode-languageserver-types'
import type { Document } from './document.ts'
import { partsOf, type Workspace } from './workspace.ts'

/** A place in a file of a project, and what is there. */
export interface Cursor {
  readonly workspace: Workspace
  readonly document: Document
  readonly project: Project
  readonly file: SourceFile
  /** In the tree of the file: `file.offset` less than in the document. */
  readonly offset: number
  /** The nodes around it, outermost first. */
  readonly path: readonly Node[]
  /** The innermost statement around it: a cursor between the braces of a block is in none but the block's own. */
  readonly statement: Statement | undefined
  /** The word it is in or at the end of, and which one: -1 is the directive's name. */
  readonly word: { readonly node: Word; readonly argument: number } | undefined
  /** Where a statement would stand that is typed here. */
  readonly scope: Scope
  readonly where: 'name' | 'argument' | 'between' | 'comment' | 'lua'
}

/** The cursor in the first project that has the file; undefined when none has, or it is outside of what nginx reads. */
export function cursorAt(workspace: Workspace, path: string, position: Position): Cursor | undefined {
  return cursorsAt(workspace, path, position)[0]
}

/** The same place in each project that has the file. */
export function cursorsAt(workspace: Workspace, path: string, position: Position): readonly Cursor[] {
  const document = workspace.document(path)
  if (!document) return []
  const offset = document.offset(position)
  return partsOf(workspace, path).flatMap(({ project, file }) => {
    const inTree = offset - file.offset
    if (inTree < 0 || inTree > file.tree.text.length) return []
    return [place(workspace, document, project, file, inTree)]
  })
}

function place(workspace: Workspace, document: Document, project: Project, file: SourceFile, offset: number): Cursor {
  const path = pathTo(file.tree, offset)
  const last = path.at(-1)
  const node = path.findLast((n) => n.kind === 'directive')
  const inBody = node && path.indexOf(node) < path.length - 1 && isBody(path[path.indexOf(node) + 1]!)
  const statement = node && statementOf(project, node)
  const word = !inBody && node && last?.kind === 'word' ? { node: last, argument: node.args.indexOf(last) } : undefined
  return {
    workspace,
    document,
    project,
    file,
    offset,
    path,
    statement,
    word,
    scope: scopeAt(project, file, statement, inBody === true),
    where: whereIs(last, word?.argument, node !== undefined && !inBody),
  }
}

const isBody = ({ kind }: Node): boolean => kind === 'block' || kind === 'lua'

function whereIs(last: Node | undefined, argument: number | undefined, inHead: boolean): Cursor['where'] {
  if (last?.kind === 'comment') return 'comment'
  if (last?.kind === 'lua') return 'lua'
  if (argument !== undefined) return argument < 0 ? 'name' : 'argument'
  return inHead ? 'argument' : 'between'
}

function scopeAt(project: Project, file: SourceFile, statement: Statement | undefined, inBody: boolean): Scope {
  if (statement) return (inBody ? statement.inner : statement.scope) ?? statement.scope
  return topScopeOf(project, file)
}

/** Where the statements of a file stand: at the top, or where it is included. */
export function topScopeOf(project: Project, file: SourceFile): Scope {
  const first = file.tree.items.find((item) => item.kind === 'directive')
  const own = first && statementOf(project, first)
  if (own) return own.scope
  const include = project.includes.find(({ files }) => files.includes(file))
  return (include && statementOf(project, include.node)?.scope) ?? project.root
}

/** What a directive of the tree means: the first of its statements, of which a file that is included twice has two. */
export const statementOf = (project: Project, node: Directive): Statement | undefined => statementsOf(project, node)[0]

export function statementsOf(project: Project, node: Directive): readonly Statement[] {
  const name = node.name.value
  let index = indexes.get(project)
  if (!index) {
    index = new Map()
    indexes.set(project, index)
  }
  let statements = index.get(name)
  if (!statements) {
    statements = byNode(statementsCalled(project.root, name))
    index.set(name, statements)
  }
  return statements.get(node) ?? []
}

function byNode(statements: readonly Statement[]): ReadonlyMap<Directive, readonly Statement[]> {
  const index = new Map<Directive, Statement[]>()
  for (const statement of statements) {
    const known = index.get(statement.node)
    if (known) known.push(statement)
    else index.set(statement.node, [statement])
  }
  return index
}

/** By name and node: a keystroke asks for the one statement at the cursor. */
const indexes = new WeakMap<Project, Map<string, ReadonlyMap<Directive, readonly Statement[]>>>()

/** The comment around an offset of the tree. */
export const commentAt = (file: SourceFile, offset: number) =>
  commentsIn(file.tree, { start: 0, end: file.tree.text.length }).find(
    ({ start, end }) => start <= offset && offset <= end,
  )
