import type { VariableFacts } from '../module.ts'

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

/** The variables of http and stream alike. */
export const sslVariables = {
  ssl_alpn_protocol: { since: '1.21.4', changeable: true },
  ssl_cipher: { changeable: true },
  ssl_ciphers: { changeable: true },
  ssl_client_cert: { changeable: true },
  ssl_client_escaped_cert: { changeable: true },
  ssl_client_fingerprint: { changeable: true },
  ssl_client_i_dn: { changeable: true },
  ssl_client_raw_cert: { changeable: true },
  ssl_client_s_dn: { changeable: true },
  ssl_client_serial: { changeable: true },
  ssl_client_sigalg: { since: '1.29.3', changeable: true },
  ssl_client_v_end: { changeable: true },
  ssl_client_v_remain: { changeable: true },
  ssl_client_v_start: { changeable: true },
  ssl_client_verify: { changeable: true },
  ssl_curve: { since: '1.21.5', changeable: true },
  ssl_curves: { changeable: true },
  ssl_ech_outer_server_name: { since: '1.29.4', changeable: true },
  ssl_ech_status: { since: '1.29.4', changeable: true },
  ssl_protocol: { changeable: true },
  ssl_server_name: { changeable: true },
  ssl_session_id: { changeable: true },
  ssl_session_reused: { changeable: true },
  ssl_sigalg: { since: '1.29.3', changeable: true },
  ssl_sigalgs: { since: '1.31.2', changeable: true },
} as const satisfies Readonly<Record<string, VariableFacts>>
