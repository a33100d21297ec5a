import { expect, test } from 'vitest'
import { describe } from '../describe.ts'
import type { Context } from '../module.ts'
import { modules } from '../modules/index.ts'
import { Registry } from '../registry.ts'
import { parseVersion } from '../version.ts'

const registry = new Registry(modules)

/** `ok`, or the reason, or where it fails and what is expected there. */
function said(name: string, args: readonly string[], context: Context = 'http', entry?: readonly string[]): string {
  const spec = registry.resolve(name, context)
  if (!spec) return 'unknown'
  const { ok, at, reason, expected } = entry ? spec.matchEntry(entry) : spec.match(args)
  if (ok) return 'ok'
  return reason ?? `${at}: ${[...new Set(expected.map((e) => describe(e.parts)))].join(' | ') || 'nothing'}`
}

test.each<[string, Context, string, string]>([
  ['allow', 'http', 'all', 'ok'],
  ['allow', 'http', 'unix:', 'ok'],
  ['deny', 'stream', '2001:db8::/32', 'ok'],
  ['deny', 'http', 'ALL', '"ALL" is neither an address nor a network such as 10.0.0.0/8'],
  ['deny', 'http', '255.255.255.255', '"255.255.255.255" is neither an address nor a network such as 10.0.0.0/8'],
  ['geoip_proxy', 'http', '255.255.255.255', 'ok'],
  ['geoip_country', 'http', 'GeoIP.dat utf8', 'ok'],
  ['geoip_country', 'stream', 'GeoIP.dat latin1', '1: utf8'],

  ['set_real_ip_from', 'http', 'unix:', 'ok'],
  ['set_real_ip_from', 'http', 'balancer.example.com', 'ok'],
  ['set_real_ip_from', 'stream', '10.0.0.0/33', '"10.0.0.0/33" is no network such as 10.0.0.0/8'],
  ['set_real_ip_from', 'http', '[::1]', '"[::1]": an IPv6 address is written without brackets here'],
  ['set_real_ip_from', 'http', '10.0.0.1:80', '"10.0.0.1:80" is no address: no port may follow it'],
  ['set_real_ip_from', 'http', '$remote_addr', '"$remote_addr": variables mean nothing here'],
  ['real_ip_header', 'http', 'CF-Connecting-IP', 'ok'],

  ['auth_request', 'http', '/auth?a=$', 'ok'],
  ['auth_request_set', 'http', '$user $upstream_http_x_user', 'ok'],
  [
    'auth_request_set',
    'http',
    'user $upstream_http_x_user',
    '"user" is no variable: a variable begins with "$" and has a name',
  ],

  ['modern_browser', 'http', 'unlisted', 'ok'],
  ['modern_browser', 'http', 'GECKO 1.0.0', 'ok'],
  [
    'modern_browser',
    'http',
    'UNLISTED',
    '"UNLISTED" is no browser nginx knows: those are msie, gecko, opera, safari and konqueror',
  ],
  ['modern_browser', 'http', 'msie 5.0b', '"5.0b" is no version: only digits and dots may stand here'],

  ['charset', 'http', 'off', 'ok'],
  ['charset', 'http', '$my_charset', 'ok'],
  ['charset', 'http', '$', '"$" is no variable: a variable begins with "$" and has a name'],
  ['charset_map', 'http', 'koi8-r utf-8', 'ok'],
  ['charset_map', 'http', 'a $1', 'ok'],
  ['charset_map', 'http', 'UTF-8 koi8-r', '"UTF-8" must be the second of the two charsets'],

  ['image_filter', 'http.location', 'size', 'ok'],
  ['image_filter', 'http.location', 'rotate 90', 'ok'],
  ['image_filter', 'http.location', 'rotate $arg_angle', 'ok'],
  ['image_filter', 'http.location', 'rotate 45', '"45" is no angle that can be rotated by: 90, 180 and 270 are'],
  ['image_filter', 'http.location', 'resize - 100', 'ok'],
  ['image_filter', 'http.location', 'crop 0 100', '"0" is neither a number of pixels above 0 nor "-"'],
  ['image_filter_jpeg_quality', 'http', '101', 'ok'],
  ['image_filter_jpeg_quality', 'http', '0', '"0" must be above 0'],
  ['image_filter_sharpen', 'http', 'abc', 'ok'],
  ['image_filter_sharpen', 'http', '-', '"-" is no sharpness: write a number, 0 for none'],

  ['limit_conn', 'http', 'perip 65535', 'ok'],
  ['limit_conn', 'stream', 'perip 65536', '"65536" must be between 1 and 65535'],
  ['limit_conn_zone', 'http', '$binary_remote_addr zone=perip:10m', 'ok'],
  ['limit_conn_zone', 'http', '$binary_remote_addr perip:10m', '1: zone=<name>:<size>'],
  ['limit_req', 'http', 'nodelay burst=5 zone=a', 'ok'],
  ['limit_req', 'http', 'zone=a burst=0', '"0" must be above 0'],
  ['limit_req_zone', 'http', '$host rate=30r/m zone=a:32k', 'ok'],
  ['limit_req_zone', 'http', '$host zone=a:16k rate=1r/s', '"16k" is too small: at least 32768 is taken'],
  ['limit_req_zone', 'http', '$host zone=a:1m', '2: rate=<rate>'],

  ['valid_referers', 'http.server', 'none blocked server_names *.example.com example.* .org ~\\.google\\.', 'ok'],
  ['valid_referers', 'http.server', 'example.com/*/a*', 'ok'],
  ['valid_referers', 'http.server', '.a*b', 'ok'],
  [
    'valid_referers',
    'http.server',
    'www.*.com',
    '"www.*.com": a "*" may only be the whole first or last part, as in *.example.com or www.example.*',
  ],
  ['valid_referers', 'http.server', '*.a.*', '"*.a.*": only one "*" is allowed'],
  ['valid_referers', 'http.server', 'a..b', '"a..b" is no host: it has an empty part'],
  ['valid_referers', 'http.server', '~', 'a "~" without a regular expression'],

  ['if', 'http.server', '($a = b)', 'ok'],
  ['return', 'http.location', '444', 'ok'],
  ['return', 'http.location', '999 text', 'ok'],
  ['return', 'http.location', '$scheme://$host/', 'ok'],
  ['return', 'http.location', '/x', '"/x" is no status code: to redirect to a path write "return 302 /x"'],
  ['return', 'http.location', '1000', '"1000" is no status code: they end at 999'],
  [
    'return',
    'http.location',
    'HTTP://a',
    '"HTTP://a" is neither a status code nor a URL that begins with http://, https:// or $scheme',
  ],
  ['return', 'http.location', 'https://a permanent', '1: nothing'],
  ['rewrite', 'http.server', '^/(.*)$ /index.php?q=$1 last', 'ok'],
  ['rewrite', 'http.server', '^/ / Last', '2: last|break|redirect|permanent'],

  ['ssl_certificate_cache', 'http', 'valid=1m max=100', 'ok'],
  ['ssl_certificate_cache', 'http', 'valid=1m off', 'ok'],
  ['ssl_certificate_cache', 'http', 'max=0', '"0" must be above 0'],
  ['ssl_certificate_key', 'http', 'engine:pkcs11:slot', 'ok'],
  ['ssl_certificate_key', 'http', '$ssl_server_name.key', 'ok'],
  ['ssl_ocsp_cache', 'http', 'shared:a:1m', 'ok'],
  ['ssl_ocsp_cache', 'http', 'on', '0: off | shared:<name>:<size>'],
  ['ssl_session_cache', 'stream', 'builtin:1000 shared:SSL:10m', 'ok'],
  ['ssl_session_cache', 'http', 'off none', 'ok'],
  ['ssl_session_cache', 'http', 'shared:SSL', '0: shared:<name>:<size>'],
  ['ssl_session_cache', 'http', 'builtin:', '"" is no number: only digits may stand here'],
  ['ssl_session_cache', 'http', 'shared::1m', 'the name of a session cache may not be empty'],
  ['ssl_protocols', 'http', 'tlsv1.2 TLSv1.3', 'ok'],
  ['ssl_alpn', 'stream', 'h2 http/1.1', 'ok'],
  ['ssl_alpn', 'stream', 'x'.repeat(256), 'the name of a protocol has at most 255 bytes'],

  ['userid_mark', 'http', '=', 'ok'],
  ['userid_mark', 'http', 'ab', '"ab" is neither "off" nor one letter, digit or "="'],
  ['userid_expires', 'http', 'MAX', '"MAX" is no time: write seconds, or a number with a unit, as in 30s or 1h30m'],
  ['userid_flags', 'http', 'Secure samesite=LAX', 'ok'],
  ['userid_flags', 'http', 'secure httponly samesite=lax off', '3: nothing'],
])('%s in %s: %s', (name, context, args, expected) => {
  expect(said(name, args.split(' '), context)).toBe(expected)
})

test.each<[string, Context, string, string]>([
  ['charset_map', 'http', 'C0 FE', 'ok'],
  ['charset_map', 'http', '0c0 E28094', 'ok'],
  ['charset_map', 'http', '100 FE', '"100" is no hexadecimal number up to FF'],
  ['charset_map', 'http', '80 D090', 'ok'],
  [
    'charset_map',
    'http',
    '80 F09F9880',
    '"F09F9880" is neither a hexadecimal number up to FF nor the two or three bytes of a character in UTF-8',
  ],
  [
    'charset_map',
    'http',
    '80 E28094AABB',
    '"E28094AABB" is neither a hexadecimal number up to FF nor the two or three bytes of a character in UTF-8',
  ],
  [
    'charset_map',
    'http',
    '80 E28094A',
    '"E28094A" is neither a hexadecimal number up to FF nor the two or three bytes of a character in UTF-8',
  ],
  ['charset_map', 'http', '80 81 82', '2: nothing'],

  ['geo', 'http', 'default a', 'ok'],
  ['geo', 'http', '::/0 a', 'ok'],
  ['geo', 'http', 'proxy 127.0.0.1', 'ok'],
  ['geo', 'stream', 'proxy 127.0.0.1', '"proxy" is neither an address nor a network such as 10.0.0.0/8'],
  ['geo', 'http', 'ranges', 'ok'],
  ['geo', 'http', '10.0.0.0-10.0.0.9 a', 'ok'],
  ['geo', 'http', '10.0.0.9-10.0.0.0 a', '"10.0.0.9-10.0.0.0" is a range that ends before it begins'],
  ['geo', 'http', 'delete ::1-::2', '"::1-::2" is no range of IPv4 addresses such as 10.0.0.0-10.0.0.99'],
  ['geo', 'http', 'delete 10.0.0.0/8', 'ok'],
  ['geo', 'http', 'localhost a', '"localhost" is neither an address nor a network such as 10.0.0.0/8'],

  ['map', 'http', 'default $host', 'ok'],
  ['map', 'http', 'hostnames', 'ok'],
  ['map', 'stream', 'volatile', 'ok'],
  ['map', 'http', 'hostnames a', 'ok'],
  ['map', 'http', '~*^/(?<a>b) $a', 'ok'],
  ['map', 'http', '~^/(b 1', 'the regular expression "^/(b" does not compile: missing ")" for this group'],
  ['map', 'http', '\\~(b 1', 'ok'],
  ['map', 'http', 'a b c', '2: nothing'],

  ['split_clients', 'http', '0.5% a', 'ok'],
  ['split_clients', 'http', '* a', 'ok'],
  ['split_clients', 'stream', '50% a b', 'ok'],
  ['split_clients', 'http', '50%', 'ok'],
  ['split_clients', 'http', '50 a', '"50" is no percentage'],
])('a line of %s in %s: %s', (name, context, line, expected) => {
  expect(said(name, [], context, line.split(' '))).toBe(expected)
})

test('an empty argument', () => {
  expect(said('rewrite', ['^/', ''], 'http.server')).not.toBe('ok')
  expect(said('sub_filter', ['', 'a'])).not.toBe('ok')
  expect(said('sub_filter', ['a', ''])).toBe('ok')
  expect(said('valid_referers', [''], 'http.server')).toBe('a referer may not be empty')
  expect(said('set_real_ip_from', [''])).toBe('an address may not be empty')
})

test('what came later', () => {
  const limits = (name: string, args: readonly string[], target: string) =>
    registry.resolve(name, 'http')?.match(args, { target: parseVersion(target)! }).limits?.limits
  expect(limits('limit_req', ['zone=a', 'delay=5'], '1.15.6')).toEqual({ since: '1.15.7' })
  expect(limits('limit_req', ['zone=a', 'delay=5'], '1.15.7')).toBeUndefined()
  expect(limits('limit_req_zone', ['$host', 'zone=a:1m', 'rate=1r/s', 'sync'], '1.30.0')).toEqual({
    plus: true,
    once: true,
  })
})

test('a block that depends on the one around it', () => {
  const blockOf = registry.find('if')[0]
  expect(blockOf?.opens('http.server')).toBe('http.server.if')
  expect(blockOf?.opens('http.location')).toBe('http.location.if')
  expect(blockOf?.opens('http')).toBeUndefined()
  expect(blockOf?.hasEntries).toBe(false)
  expect(registry.find('map')[0]?.hasEntries).toBe(true)
})
