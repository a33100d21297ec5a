import { bodyOf, type Language, type Marker } from './markers.ts'

/**
 * Makes one marker of each body that is only defined where it stands, such as a macro's: it is printed elsewhere,
 * perhaps in another file, so what nginx will say of it cannot be known here.
 */
export function foldDefinitions(text: string, markers: readonly Marker[], language: Language): readonly Marker[] {
  const closings = findClosings(text, markers, language)
  const folded: Marker[] = []
  for (let index = 0; index < markers.length; index++) {
    const marker = markers[index]!
    const closing = closings.get(index)
    if (closing === undefined) folded.push(marker)
    else {
      folded.push({ start: marker.start, end: markers[closing]!.end, role: 'definition' })
      index = closing
    }
  }
  return folded
}

/** By the index of the marker that begins a definition, that of the one that ends it. */
function findClosings(text: string, markers: readonly Marker[], language: Language): ReadonlyMap<number, number> {
  const closings = new Map<number, number>()
  const open = new Map<string, { index: number; defines: boolean }[]>()
  markers.forEach(({ start, end, role }, index) => {
    if (role !== 'open' && role !== 'close') return
    const body = bodyOf(text.slice(start, end))
    // Go's `end` ends anything; other languages say what.
    const kind = language === 'go' ? '' : /^\w*/.exec(body)![0].replace(/^end/, '')
    const stack = open.get(kind) ?? []
    open.set(kind, stack)
    if (role === 'open') stack.push({ index, defines: definers[language].test(body) })
    else {
      const opening = stack.pop()
      if (opening?.defines) closings.set(opening.index, index)
    }
  })
  return closings
}

/** `{% block %}`, `{{ block }}` and `{% call %}` are printed where they stand. ERB has nothing that would be here. */
const definers: Record<Language, RegExp> = {
  jinja: /^(macro|set|capture)\b/,
  go: /^define\b|^#\*inline\b/,
  erb: /(?!)/,
}
