import { dirname, join, relative, resolve, sep } from 'node:path'
import { editorGlob } from './editorconfig-glob.ts'
import type { NodeFiles } from './node-files.ts'

/** What the `.editorconfig` files above a file say of it (editorconfig.org); what they do not say is absent. */
export interface EditorStyle {
  readonly indentStyle?: 'space' | 'tab'
  /** Columns of a level. */
  readonly indentSize?: number
  readonly endOfLine?: 'lf' | 'crlf'
  readonly insertFinalNewline?: boolean
}

/** Answers for paths as the user names them. Every `.editorconfig` is read once; lines that make no sense are skipped. */
export function editorStyles(cwd: string, files: NodeFiles): (path: string) => EditorStyle {
  const known = new Map<string, EditorConfig>()

  function configOf(folder: string): EditorConfig {
    let config = known.get(folder)
    if (!config) {
      const file = files.load(join(folder, '.editorconfig'))
      config = 'failure' in file ? nothing : parseEditorConfig(file.text)
      known.set(folder, config)
    }
    return config
  }

  return (path) => {
    const file = resolve(cwd, path)
    const pairs: (readonly [string, string])[] = []
    for (let folder = dirname(file); ; folder = dirname(folder)) {
      const { root, sections } = configOf(folder)
      const inside = relative(folder, file).split(sep).join('/')
      // Nearer files come later, so that they win.
      pairs.unshift(...sections.filter(({ matches }) => matches(inside)).flatMap((section) => section.pairs))
      if (root || dirname(folder) === folder) return styleOf(new Map(pairs))
    }
  }
}

interface EditorConfig {
  readonly root: boolean
  readonly sections: readonly Section[]
}

interface Section {
  matches(path: string): boolean
  readonly pairs: (readonly [key: string, value: string])[]
}

const nothing: EditorConfig = { root: false, sections: [] }

function parseEditorConfig(text: string): EditorConfig {
  const sections: Section[] = []
  let root = false
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)) {
    const { name, key, value } = read(line.trim())
    // A heading without an end is that of a section that matches nothing.
    if (name !== undefined) sections.push({ matches: name ? editorGlob(name) : () => false, pairs: [] })
    if (key === undefined) continue
    const section = sections.at(-1)
    if (section) section.pairs.push([key, value])
    else if (key === 'root') root = value === 'true'
  }
  return { root, sections }
}

function read(line: string) {
  if (/^(?:[#;]|$)/.test(line)) return {}
  if (line.startsWith('[')) return { name: /^\[(.*)\](?:\s+[#;].*)?$/.exec(line)?.[1] ?? '' }
  const [, key, value] = /^([^=]*?)\s*=\s*(.*?)(?:\s+[#;].*)?$/.exec(line) ?? []
  return { key: key?.toLowerCase(), value: value?.toLowerCase() ?? '' }
}

function styleOf(pairs: ReadonlyMap<string, string>): EditorStyle {
  const value = <const T extends string>(key: string, allowed: readonly T[]) =>
    allowed.find((each) => each === pairs.get(key))
  const columns = (key: string) => {
    const text = pairs.get(key) ?? ''
    return /^[1-9]\d?$/.test(text) ? Number(text) : undefined
  }
  const indentStyle = value('indent_style', ['space', 'tab'])
  const ofTab = columns('tab_width')
  const isTab = indentStyle === 'tab' || pairs.get('indent_size') === 'tab'
  const indentSize = isTab ? (ofTab ?? columns('indent_size')) : columns('indent_size')
  const endOfLine = value('end_of_line', ['lf', 'crlf'])
  const insertFinalNewline = value('insert_final_newline', ['true', 'false'])
  return {
    ...(indentStyle && { indentStyle }),
    ...(indentSize && { indentSize }),
    ...(endOfLine && { endOfLine }),
    ...(insertFinalNewline && { insertFinalNewline: insertFinalNewline === 'true' }),
  }
}
