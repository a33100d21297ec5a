/** A request's URI as nginx works with it. Bytes, as bytes.ts has them. */
export interface Uri {
  /** Decoded, without `//`, `/./` and `/../`. */
  readonly path: string
  /** What stands behind `?`, as it came. */
  readonly args: string
  /** It had a `%XX` or a `+`: captures are escaped again where nginx puts them into arguments. */
  readonly isQuoted: boolean
}

/**
 * The URI of a request line, as ngx_http_parse_complex_uri() reads it; for one that is not complex that changes nothing.
 * Undefined: 400 (Bad Request).
 */
export function normalize(target: string, mergeSlashes: boolean): Uri | undefined {
  // ngx_http_parse_request_line(): a path begins with a slash, control characters and spaces end it or are refused
  if (!target.startsWith('/') || /[\0- \x7f]/.test(target)) return undefined
  const end = target.search(/[?#]/)
  const raw = end < 0 ? target : target.slice(0, end)
  const path = decodedPath(raw, mergeSlashes)
  if (path === undefined) return undefined
  const args = target[end] === '?' ? target.slice(end + 1).replace(/#.*$/s, '') : ''
  return { path, args, isQuoted: /%|\+/.test(raw) }
}

type State = 'usual' | 'slash' | 'dot' | 'dot-dot'

function decodedPath(raw: string, mergeSlashes: boolean): string | undefined {
  let out = ''
  let state: State = 'usual'
  for (let at = 0; at < raw.length; at++) {
    let char = raw[at]!
    if (char === '%') {
      const hex = /^[0-9A-Fa-f]{2}/.exec(raw.slice(at + 1, at + 3))?.[0]
      if (hex === undefined) return undefined
      char = String.fromCharCode(Number.parseInt(hex, 16))
      if (char === '\0') return undefined
      at += 2
      // Decoded, these are no longer what they would be.
      if (char === '%' || char === '#' || char === '?') {
        out += char
        state = 'usual'
        continue
      }
    }
    if (char === '/') {
      if (state === 'dot') out = out.slice(0, -1)
      else if (state === 'dot-dot') {
        const parent = parentOf(out)
        if (parent === undefined) return undefined
        out = parent
      } else if (state === 'usual' || !mergeSlashes) out += char
      state = 'slash'
    } else {
      out += char
      state = char === '.' ? afterDot(state) : 'usual'
    }
  }
  if (state === 'dot') return out.slice(0, -1)
  return state === 'dot-dot' ? parentOf(out) : out
}

const afterDot = (state: State): State => (state === 'slash' ? 'dot' : state === 'dot' ? 'dot-dot' : 'usual')

/** `/a/b/..` → `/a/`; above the root there is nothing. */
function parentOf(path: string): string | undefined {
  const slash = path.lastIndexOf('/', path.length - 4)
  return path.length < 4 || slash < 0 ? undefined : path.slice(0, slash + 1)
}

/** ngx_http_split_args() */
export function splitArgs(uri: string): { readonly path: string; readonly args: string } {
  const mark = uri.indexOf('?')
  return mark < 0 ? { path: uri, args: '' } : { path: uri.slice(0, mark), args: uri.slice(mark + 1) }
}

/** ngx_escape_uri() with NGX_ESCAPE_URI. */
export const escapeUri = (bytes: string): string => bytes.replace(/[\0-\x20"#%<>?\\^`{|}\x7f-\xff]/g, escaped)

/** The same with NGX_ESCAPE_ARGS. */
export const escapeArgs = (bytes: string): string => bytes.replace(/[\0-\x20"#%&+;<>?\\^`{|}\x7f-\xff]/g, escaped)

const escaped = (char: string): string => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`

/** ngx_unescape_uri() with NGX_UNESCAPE_REDIRECT: up to the first `?`. */
export function unescapeRedirect(bytes: string): string {
  let out = ''
  for (let at = 0; at < bytes.length; at++) {
    const char = bytes[at]!
    if (char === '?') return out + bytes.slice(at)
    if (char !== '%') {
      out += char
      continue
    }
    const [first, second] = [bytes[at + 1], bytes[at + 2]]
    if (first === undefined) return out
    if (!isHex(first)) {
      out += first
      at += 1
      continue
    }
    at += 2
    if (second === undefined || !isHex(second)) continue
    const decoded = String.fromCharCode(Number.parseInt(first + second, 16))
    if (decoded === '?') return `${out}?${bytes.slice(at + 1)}`
    out += decoded > '%' && decoded < '\x7f' ? decoded : `%${first}${second}`
  }
  return out
}

const isHex = (char: string): boolean => /^[0-9A-Fa-f]$/.test(char)
