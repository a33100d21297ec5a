export { toBytes } from '@nginx-lint/regex'

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
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
