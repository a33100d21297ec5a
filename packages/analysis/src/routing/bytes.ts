/**
 * nginx works on bytes. Here they are strings of code units from 0 to 255, so that they can be cut, compared and used as
 * keys.
 */
export function toBytes(text: string): string {
  if (ASCII.test(text)) return text
  return Array.from(encoder.encode(text), (byte) => String.fromCharCode(byte)).join('')
}

/** As a person reads it: UTF-8 where it is some, otherwise with `%XX` for what is none. */
export function toText(bytes: string): string {
  if (ASCII.test(bytes)) return bytes
  try {
    return decoder.decode(Uint8Array.from(bytes, (c) => c.charCodeAt(0)))
  } catch {
    return bytes.replace(/[\x80-\xff]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  }
}

const ASCII = /^[\0-\x7f]*$/
const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
