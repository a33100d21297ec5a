import type { Project } from '@nginx-lint/analysis'
import type { Diagnostic as Finding, Fix, Severity } from '@nginx-lint/lint'
import type { Edit } from '@nginx-lint/syntax'
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag, type TextEdit } from 'vscode-languageserver-types'
import type { Document } from './document.ts'
import { findingsIn, findingsOf } from './findings.ts'
import type { Workspace } from './workspace.ts'

/** How a finding can be mended, as `data` of its diagnostic. */
export interface DiagnosticData {
  readonly title: string
  readonly edits: readonly TextEdit[]
  /** The meaning may change. */
  readonly unsafe?: true
}

/** What there is to say of a file, by all projects that have it. */
export function diagnostics(workspace: Workspace, path: string): Diagnostic[] {
  const document = workspace.document(path)
  return document ? findingsOf(workspace, path).map((finding) => diagnosticOf(workspace, document, finding)) : []
}

/** What there is to say of each file of a project, also of those with nothing to say. */
export function projectDiagnostics(workspace: Workspace, project: Project): ReadonlyMap<string, Diagnostic[]> {
  const found = new Map<string, Diagnostic[]>()
  for (const [path, findings] of findingsIn(workspace, project)) {
    const document = workspace.document(path)
    if (document)
      found.set(
        path,
        findings.map((finding) => diagnosticOf(workspace, document, finding)),
      )
  }
  return found
}

export function diagnosticOf(workspace: Workspace, document: Document, finding: Finding): Diagnostic {
  const { rule, severity, message, fix, tags, related } = finding
  const others = related?.flatMap(({ path, message, ...span }) => {
    const other = workspace.document(path)
    return other ? [{ location: { uri: other.uri, range: other.range(span) }, message }] : []
  })
  const page = workspace.rulePage?.(rule)
  return {
    range: document.range(finding),
    severity: severities[severity],
    code: rule,
    ...(page !== undefined && { codeDescription: { href: page } }),
    source: 'nginx-lint',
    message,
    ...(tags && { tags: tags.map((tag) => known[tag]) }),
    ...(others && others.length > 0 && { relatedInformation: others }),
    ...(fix && { data: dataOf(document, fix) }),
  }
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
}

const known = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated }

function dataOf(document: Document, { title, edits, unsafe }: Fix): DiagnosticData {
  return { title, edits: textEdits(document, edits), ...(unsafe && { unsafe }) }
}

/** Edits at the offsets of a document. */
export const textEdits = (document: Document, edits: readonly Edit[]): TextEdit[] =>
  edits.map((edit) => ({ range: document.range(edit), newText: edit.text }))
