export const NOT_TEXT = 'it is not text'

export type Encoding = 'utf8' | 'latin1'

export interface Decoded {
  /** With the byte order mark, if there is one: it counts in offsets, and nginx stumbles over it. */
  readonly text: string
  readonly encoding: Encoding
}

/** Text such that `encode` gives the same bytes again; or why it is none, as the end of "cannot read …: …". */
export function decode(bytes: Uint8Array): Decoded | { readonly failure: string } {
  const failure = notText(bytes)
  if (failure) return { failure }
  try {
    return { text: utf8.decode(bytes), encoding: 'utf8' }
  } catch {
    return {
      text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'),
      encoding: 'latin1',
    }
  }
}

/** Undefined when the text has a character that the encoding has not. */
export function encode(text: string, encoding: Encoding): Buffer | undefined {
  if (encoding === 'latin1' && /[^\0-\xff]/.test(text)) return undefined
  return Buffer.from(text, encoding)
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const SAMPLE = 8192
/** A stray NUL in a text is a mistake to report; more are a picture. */
const NULS = 4

function notText(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return 'it is UTF-16, which nginx cannot read either'
  let nuls = 0
  let controls = 0
  const length = Math.min(bytes.length, SAMPLE)
  for (let i = 0; i < length; i++) {
    const byte = bytes[i]!
    if (byte >= 32 || (byte >= 7 && byte <= 13) || byte === 27) continue
    controls++
    if (byte === 0) nuls++
  }
  return nuls >= NULS || controls * 10 > length ? NOT_TEXT : undefined
}
