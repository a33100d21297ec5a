/** Text as XML 1.0 has it, for attributes and content. What it cannot have at all, such as a NUL, is spelled out. */
export function xml(text: string): string {
  return text.replace(special, (character) => {
    const entity = entities[character]
    if (entity) return entity
    const code = character.codePointAt(0)!.toString(16)
    return white.test(character) ? `&#x${code};` : `\\u{${code}}`
  })
}

export const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${xml(`${value}`)}"`)
    .join('')

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A reader would make spaces of them. */
const white = /[\t\n\r]/

const special = /[&<>"\0-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]/gu
