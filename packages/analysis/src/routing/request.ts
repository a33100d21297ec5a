/** What a client asks for, and what is known of it. */
export interface Request {
  readonly scheme: 'http' | 'https'
  /** As in the `Host` header, without the port; empty: there is none. */
  readonly host: string
  /** Of the connection and the `Host` header. */
  readonly port: number
  /** What stands in the request line: `/a%20b?c=d`, as UTF-8 text. */
  readonly target: string
  /** In capital letters. */
  readonly method: string
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>
  /** All headers are given: one that is not is not sent. Otherwise it may be anything. */
  readonly isComplete?: boolean
  /** The address the connection goes to, as `listen` writes it: `10.0.0.1:80`, `[::1]:8080`, `unix:/run/a.sock`. */
  readonly listen?: string
}

/** Says what is wrong with a URL or an option, in words for its user. */
export interface RequestError {
  readonly error: string
}

/**
 * `http://example.com:8080/a?b`, `example.com/a`, `/a` (no host, port 80). Unlike the URL class it leaves the path as
 * it is: nginx is to decode and clean it.
 */
export function requestFor(
  url: string,
  more: { readonly method?: string; readonly headers?: readonly string[]; readonly listen?: string } = {},
): Request | RequestError {
  const parts = /^(?:([A-Za-z][A-Za-z0-9+.-]*):\/\/)?(\[[^\]]*\]|[^/?#:]*)(?::([^/?#]*))?([/?].*)?(?:#.*)?$/s.exec(
    url.replace(/#.*$/s, ''),
  )
  if (!parts) return { error: `"${url}" is no URL: write it as http://example.com/path` }
  const [, scheme = 'http', host = '', portText, rest = '/'] = parts
  const lower = scheme.toLowerCase()
  if (lower !== 'http' && lower !== 'https')
    return { error: `"${scheme}:" cannot be followed: only http: and https: can` }
  if (/[\s\0]/.test(url)) return { error: `"${url}" has white space in it: write %20 for a space` }
  const port = portText === undefined || portText === '' ? (lower === 'https' ? 443 : 80) : Number(portText)
  if (!Number.isInteger(port) || port < 1 || port > 65535) return { error: `"${portText}" is no port` }
  const headers = new Map<string, string>()
  for (const header of more.headers ?? []) {
    const colon = header.indexOf(':')
    if (colon < 1) return { error: `"${header}" is no header: write it as "Name: value"` }
    headers.set(header.slice(0, colon).trim().toLowerCase(), header.slice(colon + 1).trim())
  }
  return {
    scheme: lower,
    host,
    port,
    target: rest.startsWith('?') ? `/${rest}` : rest,
    method: (more.method ?? 'GET').toUpperCase(),
    headers,
    ...(more.listen !== undefined && { listen: more.listen }),
  }
}
