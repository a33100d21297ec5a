import { hasHole, type SourceFile } from '@nginx-lint/analysis'
import type { SyntaxErrorCode, SyntaxError as SyntaxMistake } from '@nginx-lint/syntax'
import type { ProjectCheck } from './rule.ts'

/** The parser has found it already: a rule that passes on its errors of one code. */
export const syntaxErrors =
  (code: SyntaxErrorCode): ProjectCheck =>
  (project, report) => {
    for (const file of project.files.values())
      for (const error of file.errors) {
        if (error.code !== code || isTemplates(file, error)) continue
        const { related, fix } = error
        report(file, error, error.message, {
          ...(fix && { fix }),
          ...(related && { related: [{ file, at: related.span, message: related.message }] }),
        })
      }
  }

/** The template's text is not nginx's: branches open blocks twice, and a placeholder is as long as it is. */
function isTemplates({ template, tree }: SourceFile, { code, start, end }: SyntaxMistake): boolean {
  if (!template) return false
  if (code === 'too-long-word') return hasHole(tree.text.slice(start, end))
  return template.conditional && code === 'unbalanced-braces'
}
