import { defineModule } from '../../module.ts'
import { streamLevels } from '../levels.ts'
import { upstreamSsl } from '../upstream-ssl.ts'

const ssl = upstreamSsl(streamLevels)

/** Bytes per second, computed for each session since 1.17.0. */
const rate = '<size> | <template>{since 1.17.0}'

export const proxy = defineModule({
  name: 'ngx_stream_proxy_module',
  family: 'stream',
  directives: {
    proxy_bind: { syntax: '<address $> [transparent] | off', in: streamLevels, since: '1.9.2' },
    proxy_bind_dynamic: {
      syntax: '<flag>',
      in: streamLevels,
      default: 'off',
      since: '1.29.3',
      repeatable: true,
      plus: true,
    },
    proxy_buffer_size: { syntax: '<size>', in: streamLevels, default: '16k', since: '1.9.4' },
    proxy_connect_timeout: { syntax: '<time ms>', in: streamLevels, default: '60s', since: '1.9.0' },
    proxy_download_rate: { syntax: rate, in: streamLevels, default: '0', since: '1.9.3' },
    proxy_downstream_buffer: {
      syntax: '<size>',
      in: streamLevels,
      since: '1.9.0',
      deprecated: ['1.9.4', '"proxy_buffer_size"'],
    },
    proxy_half_close: { syntax: '<flag>', in: streamLevels, default: 'off', since: '1.21.4' },
    proxy_next_upstream: { syntax: '<flag>', in: streamLevels, default: 'on', since: '1.9.0' },
    proxy_next_upstream_timeout: { syntax: '<time ms>', in: streamLevels, default: '0', since: '1.9.0' },
    proxy_next_upstream_tries: { syntax: '<number>', in: streamLevels, default: '0', since: '1.9.0' },
    proxy_pass: {
      syntax: ['<known-upstream>', '<backend>:<port>', '<server $>'],
      in: ['stream.server'],
      since: '1.9.0',
      inherits: 'never',
      content: true,
    },
    proxy_protocol: {
      syntax: 'off | on | v2{since 1.31.4}',
      in: streamLevels,
      default: 'off',
      since: '1.9.2',
      caseless: true,
    },
    proxy_requests: { syntax: '<number>', in: streamLevels, default: '0', since: '1.15.7' },
    proxy_responses: { syntax: '<number>', in: streamLevels, since: '1.9.13' },
    proxy_session_drop: {
      syntax: '<flag>',
      in: streamLevels,
      default: 'off',
      since: '1.15.8',
      repeatable: true,
      plus: true,
    },
    proxy_socket_keepalive: { syntax: '<flag>', in: streamLevels, default: 'off', since: '1.15.6' },
    proxy_socket_rcvbuf: { syntax: '<size>', in: streamLevels, since: '1.31.3' },
    proxy_socket_sndbuf: { syntax: '<size>', in: streamLevels, since: '1.31.3' },
    proxy_ssl: { syntax: '<flag>', in: streamLevels, default: 'off', since: '1.9.0' },
    proxy_ssl_alpn: { syntax: '<alpn-protocol> ...', in: streamLevels, since: '1.31.0' },
    proxy_ssl_certificate: { ...ssl.certificate, since: '1.9.0' },
    proxy_ssl_certificate_cache: ssl.certificate_cache,
    proxy_ssl_certificate_key: { ...ssl.certificate_key, since: '1.9.0' },
    proxy_ssl_ciphers: { ...ssl.ciphers, since: '1.9.0' },
    proxy_ssl_conf_command: ssl.conf_command,
    proxy_ssl_crl: { ...ssl.crl, since: '1.9.0' },
    proxy_ssl_key_log: ssl.key_log,
    proxy_ssl_name: { ...ssl.name, default: 'host from proxy_pass', since: '1.9.0' },
    proxy_ssl_password_file: { ...ssl.password_file, since: '1.9.0' },
    proxy_ssl_protocols: { ...ssl.protocols, since: '1.9.0' },
    proxy_ssl_server_name: { ...ssl.server_name, since: '1.9.0' },
    proxy_ssl_session_reuse: { ...ssl.session_reuse, since: '1.9.0' },
    proxy_ssl_trusted_certificate: { ...ssl.trusted_certificate, since: '1.9.0' },
    proxy_ssl_verify: { ...ssl.verify, since: '1.9.0' },
    proxy_ssl_verify_depth: { ...ssl.verify_depth, since: '1.9.0' },
    proxy_timeout: { syntax: '<time ms>', in: streamLevels, default: '10m', since: '1.9.0' },
    proxy_upload_rate: { syntax: rate, in: streamLevels, default: '0', since: '1.9.3' },
    proxy_upstream_buffer: {
      syntax: '<size>',
      in: streamLevels,
      since: '1.9.0',
      deprecated: ['1.9.4', '"proxy_buffer_size"'],
    },
  },
})
