import type { SourceFile } from '@nginx-lint/analysis'
import { type Diagnostic as Finding, hiding, suppressionsIn } from '@nginx-lint/lint'
import { applyEdits, type Edit, parse, pathTo } from '@nginx-lint/syntax'
import { type CodeAction, CodeActionKind } from 'vscode-languageserver-types'
import { lineStart } from '../texts.ts'
import { type Asked, action, textAt } from './asked.ts'

/** For each rule of which something is found here: a comment that hides it, on its line or in all of the file. */
export function ignores(asked: Asked): CodeAction[] {
  const firsts = asked.here.filter(({ rule }, i, all) => all.findIndex((other) => other.rule === rule) === i)
  const offer = (finding: Finding, where: string, edits: (file: SourceFile) => Iterable<Edit>): CodeAction[] => {
    const file = textAt(asked, finding.start)
    const edit = file && [...edits(file)].find((edit) => hides(edit, finding, file))
    if (!edit) return []
    const inDocument = { ...edit, start: edit.start + file.offset, end: edit.end + file.offset }
    return [action(asked, CodeActionKind.QuickFix, `Ignore ${finding.rule} ${where}`, [inDocument], [finding])]
  }
  return [
    ...firsts.flatMap((finding) => offer(finding, 'for this line', (file) => forLine(finding, file))),
    ...firsts.flatMap((finding) => offer(finding, 'in this file', (file) => forFile(finding, file))),
  ]
}

/** What may do it, the best first: in a comment that is there, above the line, at its end. At the offsets of the tree. */
function* forLine(finding: Finding, file: SourceFile): Generator<Edit> {
  const { tree, offset } = file
  const at = finding.start - offset
  yield* inKnown('ignore', finding, file)
  const above = lineOfStatement(file, at)
  yield insert(above, `${margin(file, above)}# nginx-lint-ignore ${finding.rule}: reason${endOfLine(file, above)}`)
  const line = /[^\r\n]*/y
  line.lastIndex = lineStart(tree.text, at)
  const end = line.lastIndex + line.exec(tree.text)![0].trimEnd().length
  yield insert(end, ` # nginx-lint-ignore ${finding.rule}: reason`)
}

function* forFile(finding: Finding, file: SourceFile): Generator<Edit> {
  yield* inKnown('ignore-file', finding, file)
  const start = file.tree.text.startsWith('\ufeff') ? 1 : 0
  yield insert(start, `${margin(file, start)}# nginx-lint-ignore-file ${finding.rule}: reason${endOfLine(file, start)}`)
}

/** One more name in a comment that speaks of this place already. */
function* inKnown(kind: 'ignore' | 'ignore-file', { start, rule }: Finding, file: SourceFile): Generator<Edit> {
  for (const { instruction, ...meant } of suppressionsIn(file)) {
    const last = instruction.words.at(-1)
    if (instruction.kind === kind && last && meant.start <= start && start < meant.end)
      yield insert(last.end, `, ${rule}`)
  }
}

const insert = (at: number, text: string): Edit => ({ start: at, end: at, text })

/** Where the line starts on which the statement around an offset begins; no line that begins in a word or in code. */
function lineOfStatement({ tree }: SourceFile, offset: number): number {
  let line = lineStart(tree.text, offset)
  for (let at = offset; ; at = line) {
    const path = pathTo(tree, at)
    const around = path.findLast((node) => node.kind === 'directive')
    const isInHead = ['word', 'directive', 'lua'].includes(path.at(-1)!.kind)
    if (!around || !isInHead || around.start >= at) return line
    const before = lineStart(tree.text, around.start)
    if (before === line) return line
    line = before
  }
}

/** What the line begins with: white space, and in a document the marks of block quotes. */
function margin({ text, tree, offset }: SourceFile, line: number): string {
  const length = /[ \t]*/y
  length.lastIndex = line
  return text.slice(offset + line, offset + line + length.exec(tree.text)![0].length)
}

function endOfLine({ tree }: SourceFile, from: number): string {
  const end = tree.text.indexOf('\n', from)
  return (end < 0 ? tree.text.includes('\r\n') : tree.text[end - 1] === '\r') ? '\r\n' : '\n'
}

/** Is it so that the finding would be hidden? */
function hides(edit: Edit, finding: Finding, file: SourceFile): boolean {
  const tree = parse(applyEdits(file.tree.text, [edit])).file
  const at = edit.start + file.offset <= finding.start ? finding.start + edit.text.length : finding.start
  const after = { ...file, tree }
  return hiding({ ...finding, start: at }, new Map([[finding.path, after]])).length > 0
}
