import { foldDefinitions } from './bodies.ts'
import { findMarkers, guessLanguage, type Language, type Role } from './markers.ts'
import {
  findPlaceholders,
  fits,
  lookedFor,
  onlyInTemplates,
  type Placeholder,
  proves,
  type Style,
} from './placeholders.ts'
import { type Mark, mask } from './regions.ts'
import { walk } from './walk.ts'

/** A text with parts that another program replaces before nginx reads it. */
export interface Template {
  readonly kind: 'envsubst' | 'jinja' | 'erb' | 'go' | 'placeholder'
  /**
   * As long as the original, so that every offset stays true. What becomes some value is `HOLE`, repeated; line breaks
   * inside are replaced as well, so that it is one word (lines are counted in the original text). What becomes
   * nothing, or whole statements, is spaces; so is a body that is only defined here, to be printed elsewhere.
   */
  readonly text: string
  /** What was replaced by either, in order. */
  readonly holes: readonly Hole[]
  /**
   * Some parts may be absent at run time, or elsewhere: there are control statements, definitions, or a placeholder
   * that may stand for any statements. Their branches are all kept, so braces need not balance.
   */
  readonly conditional: boolean
  /** There are control statements or definitions. */
  readonly branching: boolean
}

export interface Hole {
  readonly start: number
  readonly end: number
  /** Absent: of alternatives that became one hole. */
  readonly role?: Role
}

/** Undefined for a plain text, whatever its name. */
export function readTemplate(text: string, path: string): Template | undefined {
  const name = nameSays(path)
  const language = name === 'plain' || name === 'any' ? believedLanguage(text, name === 'any') : name
  const marks = findMarks(text, language, name)
  if (marks.length === 0) return undefined
  return { kind: kindOf(text, marks, language, name), ...mask(text, marks) }
}

type Name = Language | 'any' | 'plain'

/** `site.conf.j2` and `site.j2.conf` alike. */
function nameSays(path: string): Name {
  const [, ...extensions] = path
    .slice(path.search(/[^/\\]*$/))
    .toLowerCase()
    .split('.')
  for (const [name, known] of Object.entries(knownExtensions) as [Name, readonly string[]][]) {
    if (extensions.some((extension) => known.includes(extension))) return name
  }
  // `.in` alone may be India's: sites-enabled/example.in.
  return /\.conf\.in$/i.test(path) ? 'any' : 'plain'
}

const knownExtensions = {
  jinja: ['j2', 'jinja', 'jinja2', 'njk', 'nunjucks', 'twig', 'liquid'],
  erb: ['erb', 'epp'],
  go: ['gotmpl', 'gtpl', 'ctmpl', 'mustache', 'hbs', 'handlebars', 'sigil'],
  any: ['template', 'tmpl', 'tpl', 'stpl', 'envsubst'],
}

/**
 * `{{` in a string is JSON, in Lua a table, and what a page's own template language calls its variables. Outside of
 * these nginx would refuse it, so one there is proof that all are markers; in a string it is one of Go's fields, or
 * any, with a name that says template.
 */
function believedLanguage(text: string, named: boolean): Language | undefined {
  if (!/\{[{%]|<%/.test(text)) return undefined
  let proof = false
  let go = false
  walk(text, (offset, { where, name }) => {
    if (proof || where === 'comment' || where === 'lua') return undefined
    if (where === 'quoted' && !named) {
      fieldOfGo.lastIndex = offset
      go ||= !lookedFor.test(name) && fieldOfGo.test(text)
      return undefined
    }
    markerOfALine.lastIndex = offset
    proof = markerOfALine.test(text)
    return undefined
  })
  if (proof) return guessLanguage(text)
  return go ? 'go' : undefined
}

/** No `;`: `server {{ listen 80; }}` is a slip of the finger. */
const markerOfALine = /\{\{[^\n;]{1,500}?\}\}|\{%[^\n]{1,500}?%\}|<%[^\n%]{1,500}?%>/y
/** `{{ .Name }}`, `{{ $.Name.x | quote }}`. */
const fieldOfGo = /\{\{-?[ \t]*\$?\.[A-Za-z_][\w.]*[ \t]*(?:\|[^\n;{}]{1,200})?-?\}\}/y

function findMarks(text: string, language: Language | undefined, name: Name): readonly Mark[] {
  const markers = language ? foldDefinitions(text, findMarkers(text, language), language) : []
  const placeholders = findPlaceholders(text, name === 'any').filter(apartFrom(markers))
  if (markers.length === 0 && placeholders.length === 0) return []
  const queue = [...markers, ...placeholders].sort((a, b) => a.start - b.start)
  const ends = endLines(text, queue)
  const marks: Mark[] = []
  const proven = new Set<Style>(name === 'plain' ? [] : alwaysProven)
  let next = 0
  walk(text, (offset, place) => {
    while (next < queue.length && queue[next]!.start < offset) next++
    const item = queue[next]
    if (item?.start !== offset) return undefined
    const alone = place.where === 'statement' && ends[next]!
    if ('style' in item) {
      if (!fits(item, text, place)) return undefined
      if (proves(item, place)) proven.add(item.style)
    }
    const role = 'role' in item ? item.role : 'value'
    marks.push({ ...item, role, place: { ...place }, alone })
    return { end: item.end, word: role === 'value' && !alone }
  })
  return marks.filter((mark) => mark.style === undefined || proven.has(mark.style))
}

const alwaysProven: readonly Style[] = ['braced', 'bare', 'percent', 'at', 'dunder', ...onlyInTemplates]

function apartFrom(markers: readonly { start: number; end: number }[]): (placeholder: Placeholder) => boolean {
  let next = 0
  return ({ start, end }) => {
    while (next < markers.length && markers[next]!.end <= start) next++
    return markers[next] === undefined || markers[next]!.start >= end
  }
}

/**
 * By index, whether nothing but what will be replaced follows on the line: then no arguments and no `;` do. The name of a
 * Lua block begins a statement: read as an argument it would make nginx's words of somebody's code.
 */
function endLines(text: string, queue: readonly { start: number; end: number }[]): readonly boolean[] {
  const ends: boolean[] = []
  for (let index = queue.length - 1; index >= 0; index--) {
    let offset = queue[index]!.end
    while (text[offset] === ' ' || text[offset] === '\t') offset++
    luaBlock.lastIndex = offset - 1
    const followed = queue[index + 1]?.start === offset
    ends[index] = followed
      ? ends[index + 1]!
      : offset >= text.length || '\r\n}#'.includes(text[offset]!) || luaBlock.test(text)
  }
  return ends
}

const luaBlock = /[ \t]["']?(?:\$\{|[^\s;{])*_by_lua_block["']?(?=[\s{])/y

function kindOf(text: string, marks: readonly Mark[], language: Language | undefined, name: Name): Template['kind'] {
  const markers = marks.filter((mark) => mark.style === undefined)
  if (language && markers.length > 0) {
    const toFillIn = markers.every(({ start, end }) => /^\{\{[A-Z0-9_]+\}\}$/.test(text.slice(start, end)))
    return toFillIn && (name === 'plain' || name === 'any') ? 'placeholder' : language
  }
  return marks.some(({ style }) => style === 'braced' || style === 'bare') ? 'envsubst' : 'placeholder'
}
