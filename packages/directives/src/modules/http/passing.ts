import type { DirectiveFacts } from '../../module.ts'
import { httpLevels } from '../levels.ts'
import { tempPath } from '../notations.ts'
import { upstreamSsl } from '../upstream-ssl.ts'

/**
 * The directives that proxy, fastcgi, uwsgi, scgi, grpc, memcached and tunnel have in common: the fields of
 * ngx_http_upstream_conf_t. Each module adds when it got the directive.
 */
export const passing = {
  allow_upstream: { syntax: '<text> ...', in: httpLevels, since: '1.29.3', repeatable: true, plus: true },
  bind: { syntax: '<address $> [transparent] | off', in: httpLevels },
  bind_dynamic: { syntax: '<flag>', in: httpLevels, default: 'off', since: '1.29.3', repeatable: true, plus: true },
  buffer_size: { syntax: '<size>', in: httpLevels, default: '4k|8k' },
  buffering: { syntax: '<flag>', in: httpLevels, default: 'on' },
  buffers: { syntax: '<number 1..> <size 1..>', in: httpLevels, default: '8 4k|8k' },
  busy_buffers_size: { syntax: '<size>', in: httpLevels, default: '8k|16k' },
  cache_background_update: { syntax: '<flag>', in: httpLevels, default: 'off', since: '1.11.10' },
  cache_bypass: { syntax: '<text> ...', in: httpLevels, since: '0.8.46', repeatable: true },
  cache_key: { syntax: '<text>', in: httpLevels },
  cache_lock: { syntax: '<flag>', in: httpLevels, default: 'off', since: '1.1.12' },
  cache_lock_age: { syntax: '<time ms>', in: httpLevels, default: '5s', since: '1.7.8' },
  cache_lock_timeout: { syntax: '<time ms>', in: httpLevels, default: '5s', since: '1.1.12' },
  cache_max_range_offset: { syntax: '<offset>', in: httpLevels, since: '1.11.6' },
  cache_methods: {
    syntax: 'GET|HEAD|POST ...',
    in: httpLevels,
    default: 'GET HEAD',
    repeatable: 'words',
    caseless: true,
  },
  cache_min_uses: { syntax: '<number>', in: httpLevels, default: '1' },
  cache_purge: { syntax: '<text> ...', in: httpLevels, repeatable: true, plus: true },
  cache_revalidate: { syntax: '<flag>', in: httpLevels, default: 'off', since: '1.5.7' },
  cache_use_stale: {
    syntax: 'error|timeout|invalid_header|non_idempotent|http_500|http_503|http_403|http_404|http_429|updating|off ...',
    in: httpLevels,
    default: 'off',
    repeatable: 'words',
    caseless: true,
  },
  cache_valid: {
    syntax: ['[any|<cached-status> ...] <time>', '<string>{until 1.15.4} <time>'],
    in: httpLevels,
    repeatable: true,
  },
  connect_timeout: { syntax: '<time ms>', in: httpLevels, default: '60s' },
  force_ranges: { syntax: '<flag>', in: httpLevels, default: 'off', since: '1.7.7' },
  hide_header: { syntax: '<header>', in: httpLevels, repeatable: true },
  ignore_client_abort: { syntax: '<flag>', in: httpLevels, default: 'off' },
  ignore_headers: {
    syntax:
      'X-Accel-Redirect|X-Accel-Expires|X-Accel-Limit-Rate|X-Accel-Buffering|X-Accel-Charset|Expires|Cache-Control|Set-Cookie|Vary ...',
    in: httpLevels,
    repeatable: 'words',
    caseless: true,
  },
  intercept_errors: { syntax: '<flag>', in: httpLevels, default: 'off' },
  limit_rate: { syntax: '<size> | <template>{since 1.27.0}', in: httpLevels, default: '0', since: '1.7.7' },
  max_temp_file_size: { syntax: '<size>', in: httpLevels, default: '1024m' },
  next_upstream: {
    syntax: 'error|timeout|invalid_header|non_idempotent|http_500|http_503|http_403|http_404|http_429|updating|off ...',
    in: httpLevels,
    default: 'error timeout',
    repeatable: 'words',
    caseless: true,
  },
  next_upstream_timeout: { syntax: '<time ms>', in: httpLevels, default: '0', since: '1.7.5' },
  next_upstream_tries: { syntax: '<number>', in: httpLevels, default: '0', since: '1.7.5' },
  no_cache: { syntax: '<text> ...', in: httpLevels, repeatable: true },
  param: {
    syntax: '<cgi-parameter> <text> [if_not_empty]',
    in: httpLevels,
    default: 'HTTP_HOST $host$is_request_port$request_port',
    repeatable: true,
    hashedBehind: 'HTTP_',
  },
  pass_header: { syntax: '<header>', in: httpLevels, repeatable: true },
  pass_request_body: { syntax: '<flag>', in: httpLevels, default: 'on' },
  pass_request_headers: { syntax: '<flag>', in: httpLevels, default: 'on' },
  read_timeout: { syntax: '<time ms>', in: httpLevels, default: '60s' },
  request_buffering: { syntax: '<flag>', in: httpLevels, default: 'on', since: '1.7.11' },
  request_dynamic: { syntax: '<flag>', in: httpLevels, default: 'off', since: '1.29.3', repeatable: true, plus: true },
  send_lowat: { syntax: '<size>', in: httpLevels, default: '0', ignoredOnLinux: true },
  send_timeout: { syntax: '<time ms>', in: httpLevels, default: '60s' },
  set_header: { syntax: '<request-header> <text>', in: httpLevels, repeatable: true },
  socket_keepalive: { syntax: '<flag>', in: httpLevels, default: 'off', since: '1.15.6' },
  socket_rcvbuf: { syntax: '<size>', in: httpLevels, since: '1.31.3' },
  socket_sndbuf: { syntax: '<size>', in: httpLevels, since: '1.31.3' },
  store: { syntax: 'on | off | <text nonempty> | <text>{until 1.27.3}', in: httpLevels, default: 'off' },
  store_access: { syntax: '<access> [<access> [<access>]]', in: httpLevels, default: 'user:rw' },
  temp_file_write_size: { syntax: '<size>', in: httpLevels, default: '8k|16k' },
  temp_path: { syntax: tempPath, in: httpLevels, keeps: 'temporary files' },
} as const satisfies Record<string, DirectiveFacts>

export const ssl = upstreamSsl(httpLevels)

/** `…_cache`: a zone by name or, since 1.7.9, computed for each request. */
export const cache = <const Z extends string>(zone: Z) =>
  ({ syntax: `off | <template> | <${zone}>`, in: httpLevels, default: 'off' }) as const satisfies DirectiveFacts

/** `…_cache_path`, which defines the zone. ngx_http_file_cache_init(): less than three pages of memory have no room. */
export const cachePath = <const Z extends string>(zone: Z) =>
  ({
    syntax: [
      '<path> [levels=<levels>] [use_temp_path=on|off]',
      `keys_zone=<new ${zone}>:<size 12288..>`,
      '[inactive=<time>] [max_size=<offset>] [min_free=<offset>{since 1.19.1}]',
      '[manager_files=<number>] [manager_sleep=<time ms>] [manager_threshold=<time ms>]',
      '[loader_files=<number>] [loader_sleep=<time ms>] [loader_threshold=<time ms>]',
      '[purger=on|off{plus}] [purger_files=<number>{plus}] [purger_sleep=<any-time>{plus}] [purger_threshold=<any-time>{plus}]',
    ].join(' '),
    in: ['http'],
    repeatable: true,
    keeps: 'cache',
  }) as const satisfies DirectiveFacts
