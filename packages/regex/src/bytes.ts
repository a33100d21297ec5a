/** Text as the bytes of its UTF-8, one character from U+0000 to U+00FF for each: a _binary string_. */
export function toBytes(text: string): string {
  if (!/[^\0-\x7f]/.test(text)) return text
  let bytes = ''
  for (const character of text) bytes += utf8(character.codePointAt(0)!)
  return bytes
}

/** The text of a binary string; U+FFFD for what is not UTF-8. */
export function fromBytes(bytes: string): string {
  if (!/[^\0-\x7f]/.test(bytes)) return bytes
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)))
}

export function isBytes(text: string): boolean {
  return !/[^\0-\xff]/.test(text)
}

export function utf8(code: number): string {
  const tail = (shift: number) => 0x80 | ((code >> shift) & 0x3f)
  if (code < 0x80) return String.fromCharCode(code)
  if (code < 0x800) return String.fromCharCode(0xc0 | (code >> 6), tail(0))
  if (code < 0x10000) return String.fromCharCode(0xe0 | (code >> 12), tail(6), tail(0))
  return String.fromCharCode(0xf0 | (code >> 18), tail(12), tail(6), tail(0))
}
