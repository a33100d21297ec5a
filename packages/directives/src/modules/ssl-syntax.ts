/** Lines of notation that the TLS modules of http, stream and mail share. */

export const certificate = ['data:<text>{since 1.15.10}', '<file $>'] as const

export const certificateKey = [
  'data:<text>{since 1.15.10}',
  'engine:<text>',
  'store:<text>{since 1.29.0}',
  '<file $>',
] as const

/** `off` wins wherever it stands, but without it `max` is needed: ngx_http_ssl_certificate_cache(). */
export const certificateCache = [
  'max=<number 1..> [inactive=<time>] [valid=<time>] [off]',
  '[inactive=<time>] [valid=<time>] off [inactive=<time>] [valid=<time>]',
] as const

export const ocspCache = ['off', 'shared:<new ssl_ocsp_zone>:<size 32768..>'] as const

const sessionCaches = ['off', 'none', 'builtin[:<number>]', 'shared:<new ssl_session_zone>:<size 32768..>']

/** Any two, in any order: the last of the first three counts. */
export const sessionCache = sessionCaches.map((first) => `${first} [${sessionCaches.join(' | ')}]`)

export const protocols = 'SSLv2|SSLv3|TLSv1|TLSv1.1|TLSv1.2|TLSv1.3 ...'
