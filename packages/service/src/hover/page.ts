import type { Statement } from '@nginx-lint/analysis'
import type { MarkupContent } from 'vscode-languageserver-types'
import { placeName, type Workspace } from '../workspace.ts'
import { dedentedCode } from './code.ts'

/** What a hover says, in paragraphs of Markdown: what is asked for most, and behind a rule the rest. */
export interface Page {
  readonly head: readonly (string | undefined)[]
  readonly rest?: readonly (string | undefined)[]
}

export function contents(pages: readonly Page[], markdown: boolean): MarkupContent | undefined {
  const parts = [pages.flatMap(({ head }) => head), ...pages.map(({ rest = [] }) => rest)]
    .map((paragraphs) => paragraphs.filter((text) => text !== undefined && text !== '').join('\n\n'))
    .filter((part) => part !== '')
  if (parts.length === 0) return undefined
  const text = parts.join('\n\n---\n\n')
  return markdown ? { kind: 'markdown', value: text } : { kind: 'plaintext', value: plain(text) }
}

/** The same for clients without Markdown. Code keeps its characters. */
export function plain(markdown: string): string {
  return markdown
    .split(/(^ *```[^\n]*\n[\s\S]*?\n *```$)/m)
    .map((part) => (/^ *```/.test(part) ? part.replace(/^ *```[^\n]*\n|\n *```$/g, '') : plainProse(part)))
    .join('')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

const plainProse = (text: string): string =>
  text
    .replace(/\*(`[^`]+`)\*/g, '$1')
    .replace(/ +$/gm, '')
    .split(/(`[^`]+`)/)
    .map((part) =>
      part.startsWith('`') && part.length > 1
        ? part.slice(1, -1)
        : part.replace(/\*\*|\*(?=[^\s*])|(?<=[^\s*])\*|^> ?/gm, '').replace(/^---$/gm, '────────'),
    )
    .join('')
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, (_, label: string, target: string) =>
      /^https?:/.test(target) && label.startsWith('nginx.org') ? target : label.trim(),
    )

/** As code of nginx. The fence is longer than any in the text. */
export function code(text: string): string {
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)))
  return `${fence}nginx\n${text}\n${fence}`
}

/** A piece of a configuration within a sentence. */
export function literal(text: string): string {
  if (!text.includes('`')) return text === '' ? '`""`' : `\`${text}\``
  const ticks = '`'.repeat(Math.max(...[...text.matchAll(/`+/g)].map(([found]) => found.length)) + 1)
  return `${ticks} ${text} ${ticks}`
}

/** Where a statement stands, as a link: `conf.d/site.conf:3`. */
export function placeOf(workspace: Workspace, statement: Statement): string {
  const { file, node } = statement
  const document = workspace.document(file.path)
  const line = document && document.position(file.offset + node.start).line + 1
  const name = placeName(workspace, statement)
  return document ? `[${name}](${document.uri}#L${line})` : name
}

export const codeOf = (statement: Statement): string => code(dedentedCode(statement))
