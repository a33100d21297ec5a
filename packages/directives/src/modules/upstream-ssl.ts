import type { Context, DirectiveFacts } from '../module.ts'
import { certificate, certificateCache, certificateKey, protocols } from './ssl-syntax.ts'

/** What proxy, uwsgi and grpc of http and proxy of stream say about TLS towards the server. */
export const upstreamSsl = <const L extends readonly Context[]>(levels: L) =>
  ({
    certificate: { syntax: certificate, in: levels },
    certificate_cache: { syntax: certificateCache, most: 3, in: levels, default: 'off', since: '1.27.4' },
    certificate_key: { syntax: certificateKey, in: levels },
    ciphers: { syntax: '<string>', in: levels, default: 'DEFAULT' },
    conf_command: { syntax: '<ssl-command> <string>', in: levels, since: '1.19.4', repeatable: true },
    crl: { syntax: '<file>', in: levels },
    key_log: { syntax: '<path>', in: levels, since: '1.27.2', repeatable: true, plus: true },
    name: { syntax: '<text>', in: levels },
    password_file: { syntax: '<file>', in: levels },
    protocols: { syntax: protocols, in: levels, default: 'TLSv1.2 TLSv1.3', repeatable: 'words', caseless: true },
    server_name: { syntax: '<flag>', in: levels, default: 'off' },
    session_reuse: { syntax: '<flag>', in: levels, default: 'on' },
    trusted_certificate: { syntax: '<file>', in: levels },
    verify: { syntax: '<flag>', in: levels, default: 'off' },
    verify_depth: { syntax: '<number>', in: levels, default: '1' },
  }) as const satisfies Record<string, DirectiveFacts>
