import { type Project, type Statement, walk } from '@nginx-lint/analysis'
import type { Files } from './nginx.ts'

/**
 * The smallest configuration for which something still holds: statements are taken away, the largest first, then comments and
 * empty lines.
 */
export async function shrunk(
  files: Files,
  load: (files: Files) => Promise<Project>,
  holds: (files: Files) => Promise<boolean>,
): Promise<Files> {
  let small = files
  for (let changed = true; changed; ) {
    changed = false
    const project = await load(small)
    for (const statement of largestFirst(project)) {
      const without = removed(small, statement)
      if (!without || !(await holds(without))) continue
      small = without
      changed = true
      break
    }
  }
  for (const path of Object.keys(small))
    for (const shorter of tidied(small[path]!))
      if (await holds({ ...small, [path]: shorter })) small = { ...small, [path]: shorter }
  return small
}

function largestFirst(project: Project): readonly Statement[] {
  const size = ({ node }: Statement): number => node.end - node.start
  return [...walk(project.root)].sort((a, b) => size(b) - size(a))
}

function removed(files: Files, { file, node }: Statement): Files | undefined {
  const text = files[file.path]
  return text === undefined ? undefined : { ...files, [file.path]: text.slice(0, node.start) + text.slice(node.end) }
}

/** Without comments; without empty lines. */
function tidied(text: string): readonly string[] {
  const bare = text.replace(/^[ \t]*#.*\n/gm, '')
  return [bare, bare.replace(/^[ \t]*\n/gm, '')]
}
