import type { Project, Statement } from '@nginx-lint/analysis'
import { fileName, type Workspace } from '../workspace.ts'
import { literal } from './page.ts'

const MOST = 10

/** The files that an `include` brings; undefined for anything else. */
export function includedText(workspace: Workspace, { includes }: Project, { node }: Statement): string | undefined {
  const include = includes.find((known) => known.node === node)
  if (!include) return undefined
  const { files } = include
  if (files.length === 0) return include.found ? 'Nothing is included.' : undefined
  const links = files.slice(0, MOST).map(({ path }) => {
    const document = workspace.document(path)
    const name = fileName(workspace, path)
    return `- ${document ? `[${name}](${document.uri})` : literal(name)}`
  })
  const more = files.length > MOST ? [`- and ${files.length - MOST} more`] : []
  return `Includes ${files.length === 1 ? 'a file' : `${files.length} files`}:\n\n${[...links, ...more].join('\n')}`
}
