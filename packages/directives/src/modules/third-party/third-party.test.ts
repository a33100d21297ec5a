import { expect, test } from 'vitest'
import { type Context, parseVersion, registry } from '../../index.ts'

const CACHE_PURGE = 'ngx_http_cache_purge_module'
const STICKY = 'ngx_http_sticky_module'
const VOD = 'ngx_http_vod_module'

/** Context, directive and arguments, and the module that takes them; "refused" when none does. */
const lines: readonly (readonly [context: Context, name: string, args: readonly string[], module: string])[] = [
  ['http.location', 'fastcgi_cache_purge', ['ZONE', '$scheme$host$1'], CACHE_PURGE],
  ['http.location', 'uwsgi_cache_purge', ['$zone', '$uri'], CACHE_PURGE],
  ['http.location', 'proxy_cache_purge', ['on'], CACHE_PURGE],
  ['http.server', 'proxy_cache_purge', ['off'], CACHE_PURGE],
  ['http', 'scgi_cache_purge', ['DELETE'], CACHE_PURGE],
  ['http.location', 'proxy_cache_purge', ['PURGE', 'from', '127.0.0.1'], CACHE_PURGE],
  ['http.location', 'proxy_cache_purge', ['PURGE', 'purge_all', 'from', '127.0.0.1', '10.0.0.0/8', '::1'], CACHE_PURGE],
  ['http.location', 'proxy_cache_purge', ['on', 'from', 'all'], CACHE_PURGE],
  ['http.location', 'proxy_cache_purge', ['$purge_method'], 'ngx_http_proxy_module'],
  ['http.location', 'fastcgi_cache_purge', ['$a', '$b', '$c'], 'ngx_http_fastcgi_module'],

  ['http.upstream', 'sticky', [], STICKY],
  ['http.upstream', 'sticky', ['name=srv', 'domain=.foo.com', 'path=/', 'expires=1h', 'hash=md5'], STICKY],
  ['http.upstream', 'sticky', ['hmac=sha1', 'hmac_key=x', 'no_fallback', 'secure', 'httponly'], STICKY],
  ['http.upstream', 'sticky', ['expires=0'], 'refused'],
  ['http.upstream', 'sticky', ['name='], 'refused'],
  ['http.upstream', 'sticky', ['cookie', 'srv_id', 'expires=1h'], 'ngx_http_upstream_sticky_module'],
  ['http.upstream', 'sticky', ['route', '$a'], 'ngx_http_upstream_sticky_module'],
  ['http.location', 'sticky_no_fallback', [], STICKY],

  ['http.location', 'vod_hls_encryption_method', ['AES-128'], VOD],
  ['http.location', 'vod_hls_encryption_method', ['aes-256'], 'refused'],
  ['http', 'vod_hls_segment_file_name_prefix', ['seg'], VOD],
  ['http.server', 'vod_dash_manifest_format', ['segmenttimeline'], VOD],
  ['http.location', 'vod_mss_duplicate_bitrate_threshold', ['4096'], VOD],
  ['http.location', 'vod_hds_generate_moof_atom', ['off'], VOD],
  ['http.location', 'vod_thumb_accurate_positioning', ['on'], VOD],

  ['http.location', 'flv_live', ['on'], 'ngx_rtmp_stat_module'],
  ['http.location', 'rtmp_stat_format', ['json'], 'ngx_rtmp_stat_module'],
  ['rtmp.server', 'listen', ['1935', 'default_server', 'reuseport', 'backlog=511'], 'ngx_rtmp_module'],
  ['rtmp.server', 'server_name', ['www.test.*', '~^a'], 'ngx_rtmp_module'],
  ['rtmp.server', 'server_name', ['*x'], 'refused'],
  ['rtmp.application', 'gop_cache', ['on'], 'ngx_rtmp_module'],
  ['rtmp', 'log_interval', ['5s'], 'ngx_rtmp_module'],
  ['rtmp', 'resolver', ['127.0.0.1', 'valid=10s'], 'ngx_rtmp_module'],

  ['http.server', 'auth_jwt_key', ['00112233'], 'ngx_http_auth_jwt_module'],
  ['http.location', 'auth_jwt_enabled', ['$jwt_enabled'], 'ngx_http_auth_jwt_module'],
  ['http.location', 'auth_jwt_extract_request_claims', ['sub', 'email'], 'ngx_http_auth_jwt_module'],
  ['http.location.limit_except', 'auth_digest', ['closed'], 'ngx_http_auth_digest_module'],
  ['http.location', 'auth_digest_expires', ['10s'], 'ngx_http_auth_digest_module'],
  ['http.location', 'dynamic_upstream', [], 'ngx_dynamic_upstream_module'],
  ['http', 'limit_traffic_rate_zone', ['rate', '$remote_addr', '32m'], 'ngx_http_limit_traffic_rate_filter_module'],
  ['http.location', 'limit_traffic_rate', ['rate', '20k'], 'ngx_http_limit_traffic_rate_filter_module'],
  ['http.location.if', 'redis_pass', ['127.0.0.1:6379'], 'ngx_http_redis_module'],
  ['http.location', 'redis_pass', ['$redis_server'], 'ngx_http_redis_module'],
  ['http', 'slowfs_cache_path', ['/cache', 'levels=1:2', 'keys_zone=fast:10m'], 'ngx_http_slowfs_module'],
  ['http.location', 'slowfs_cache_purge', ['fast', '$1'], 'ngx_http_slowfs_module'],
  ['http.server', 'small_light_pattern_define', ['small', 'dw=120,dh=120'], 'ngx_http_small_light_module'],
  ['http.server', 'ssl_dyn_rec_size_lo', ['1369'], 'ngx_http_ssl_module'],
]

test.each(lines)('%s: %s %j → %s', (context, name, args, module) => {
  const spec = registry.resolve(name, context, undefined, args)!
  expect(spec.match(args).ok ? spec.module.name : 'refused').toBe(module)
})

test("a release without nginx's own sticky has that of the third party, and still knows the other", () => {
  const of = (...args: string[]) =>
    registry.resolve('sticky', 'http.upstream', parseVersion('1.28.0'), args)?.module.thirdParty
  expect(of('name=srv')).toBe('sticky')
  expect(of('cookie', 'srv_id')).toBeUndefined()
})

test('server_tokens takes a text in NGINX Plus', () => {
  const server = registry.resolve('server_tokens', 'http.server')!
  for (const text of ['', 'mine $hostname']) {
    expect(server.match([text], { plus: true })).toMatchObject({ ok: true })
    expect(server.match([text], { plus: true }).limits).toBeUndefined()
    expect(server.match([text]).limits?.limits).toEqual({ plus: true })
  }
  expect(server.match(['Build']).limits).toBeUndefined()
})
