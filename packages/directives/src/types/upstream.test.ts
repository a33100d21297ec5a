import { expect, test } from 'vitest'
import type { Context } from '../module.ts'
import { modules } from '../modules/index.ts'
import { Registry } from '../registry.ts'
import { parseVersion } from '../version.ts'

const registry = new Registry(modules)

/** Context, directive, arguments, and what is wrong with them; true when nothing is. */
const cases: readonly [Context, string, string, string | true][] = [
  ['http.location', 'proxy_pass', 'http://backend', true],
  ['http.location', 'proxy_pass', 'HTTPS://backend:8443/a?b', true],
  ['http.location', 'proxy_pass', 'http://unix:/run/x.sock:/uri', true],
  ['http.location', 'proxy_pass', 'http://[::1]:8080/', true],
  ['http.location', 'proxy_pass', '$scheme://$host$request_uri', true],
  ['http.location', 'proxy_pass', 'http://$backend:port/', true],
  ['http.location', 'proxy_pass', 'localhost:3000', '"localhost:3000" must begin with "http://" or "https://"'],
  ['http.location', 'proxy_pass', 'http:///api', '"/api" has no host'],
  ['http.location', 'proxy_pass', 'http://a:x/', '"a:x/" has no valid port: a port is a number between 1 and 65535'],
  ['http.location', 'proxy_pass', 'http://a:70000/', '"70000" is no port: a port is a number between 1 and 65535'],
  ['http.location', 'fastcgi_pass', 'unix:/run/php/php-fpm.sock', true],
  ['http.location', 'fastcgi_pass', 'php', true],
  ['http.location', 'fastcgi_pass', '$php', true],
  ['http.location', 'fastcgi_pass', 'http://php', '"http://php": a host is expected here, without "http://"'],
  ['http.location', 'uwsgi_pass', 'suwsgi://127.0.0.1:9000', true],
  ['http.location', 'uwsgi_pass', 'app', true],
  ['http.location', 'grpc_pass', 'grpcs://app', true],
  ['http.location', 'grpc_pass', 'GRPC://[::1]:50051', true],
  ['http.location', 'grpc_pass', 'https://app', '"https://app": a host is expected here, without "https://"'],
  ['http.location', 'tunnel_pass', '', true],
  ['http.location', 'tunnel_pass', '$host:443', true],
  ['stream.server', 'proxy_pass', 'db:5432', true],
  ['stream.server', 'proxy_pass', '$name:5432', true],
  ['stream.server', 'pass', '127.0.0.1:1', true],
  ['stream.server', 'pass', 'unix:/run/x.sock', true],
  ['stream.server', 'pass', '$addr', true],
  ['stream.server', 'pass', 'localhost:1', '"localhost" is no IP address, and names are not resolved here'],
  ['stream.server', 'pass', '127.0.0.1', '"127.0.0.1" needs a port'],

  ['http.location', 'proxy_redirect', 'off', true],
  ['http.location', 'proxy_redirect', '~*^http://(.+)$ /$1', true],
  [
    'http.location',
    'proxy_redirect',
    '~( /',
    'the regular expression "(" does not compile: missing ")" for this group',
  ],
  ['http.location', 'proxy_redirect', 'http://$host/ /', true],
  [
    'http.location',
    'proxy_cookie_domain',
    '~*a b',
    'the regular expression "*a" does not compile: nothing to repeat before "*"',
  ],
  ['http.location', 'proxy_cookie_flags', '~. secure samesite=lax $flag', true],
  ['http.location', 'proxy_cookie_flags', 'a b c d e', 'argument 5 is one too many'],
  ['http.location', 'proxy_cache', 'off', true],
  ['http.location', 'proxy_cache', '$zone', true],
  ['http.location', 'proxy_cache_valid', '200 any 404 1m', true],
  ['http.location', 'proxy_cache_valid', '1y', true],
  ['http.location', 'proxy_cache_valid', '200 1ms', '"1ms": nginx counts seconds here and knows no ms'],
  ['http.location', 'proxy_cache_valid', 'all 1m', '"all" is neither a status nor "any"'],
  ['http.location', 'proxy_ssl_certificate_cache', 'off', true],
  ['http.location', 'proxy_ssl_certificate_cache', 'valid=1m max=10', true],
  ['http.location', 'proxy_ssl_certificate_cache', 'max=0', '"0" must be above 0'],
  ['http.location', 'proxy_store_access', 'user:rw group:r all:r', true],
  ['http.location', 'proxy_store_access', 'user:rw group:r all:r all:r', 'argument 4 is one too many'],
  ['http.location', 'proxy_temp_path', '/t 11', '"11" must be between 1 and 10'],
  ['http.location', 'fastcgi_param', 'A $b if_not_empty', true],
  ['http.location', 'fastcgi_split_path_info', '^(.+\\.php)(/.*)$', true],
  ['http.location', 'fastcgi_split_path_info', '^.+$', '"^.+$" must have two captures, but has none'],
  ['http', 'proxy_cache_path', '/c inactive=1y keys_zone=z:1m levels=1:2 max_size=10g', true],
  ['http', 'proxy_cache_path', '/c keys_zone=z:12287', '"12287" is too small: at least 12288 is taken'],
  ['http', 'proxy_cache_path', '/c keys_zone=:1m', 'the name of a proxy cache zone may not be empty'],

  ['http.upstream', 'server', 'a:1 weight=2 max_fails=0 fail_timeout=0 backup down resolve', true],
  ['http.upstream', 'server', 'a drain route=r', true],
  ['http.upstream', 'server', 'a weight=0', '"0" must be above 0'],
  ['http.upstream', 'server', 'a service=', 'a name may not be empty'],
  [
    'http.upstream',
    'server',
    'a route=123456789012345678901234567890123',
    '"123456789012345678901234567890123" is longer than 32 bytes',
  ],
  ['http.upstream', 'server', 'http://a', '"http://a": a host is expected here, without "http://"'],
  ['http.upstream', 'keepalive', '0', true],
  ['http.upstream', 'keepalive', '16 local', true],
  ['http.upstream', 'hash', '$request_uri consistent', true],
  ['http.upstream', 'random', 'two least_conn', true],
  ['http.upstream', 'least_time', 'header inflight', true],
  ['stream.upstream', 'least_time', 'connect', true],
  ['http.upstream', 'zone', 'z', true],
  ['http.upstream', 'zone', 'z 16k', '"16k" is too small: at least 32768 is taken'],
  ['http.upstream', 'resolver', 'valid=30s 10.0.0.1 ipv6=off [::1]:5353', true],
  [
    'http.upstream',
    'resolver',
    '10.0.0.1 valid=x',
    '"x" is no time: write seconds, or a number with a unit, as in 30s or 1h30m',
  ],
  ['http.upstream', 'sticky', 'cookie a expires=max domain=.$host httponly secure samesite=Lax path=/', true],
  ['http.upstream', 'sticky', 'cookie a samesite=x', '"x" is none of "strict", "lax" and "none"'],
  ['http.upstream', 'sticky', 'route $a $b', true],
  ['http.upstream', 'sticky', 'route a', '"a" is no variable: a variable begins with "$" and has a name'],
  ['http.upstream', 'sticky', 'learn zone=z:64k lookup=$a lookup=$b create=$c header timeout=1ms', true],
  ['http.upstream', 'sticky', 'learn zone=z:64k lookup=$a create=$c timeout=0', '"0" must be above 0'],
]

test.each(cases)('%s: %s %s', (context, name, text, expected) => {
  const args = text === '' ? [] : text.split(' ')
  const found = registry.resolve(name, context)?.match(args)
  expect(found?.ok || (found?.reason ?? `argument ${found && found.at + 1} is one too many`)).toBe(expected)
})

test('a host in an address refers to an upstream', () => {
  const host = (name: string, text: string, context: Context = 'http.location') => {
    const found = registry
      .resolve(name, context)
      ?.match([text])
      .bindings.find((b) => b.value.type === 'backend' || b.value.type === 'known-upstream')
    return found && text.slice(found.start, found.end)
  }
  expect(host('proxy_pass', 'http://backend')).toBe('backend')
  expect(host('proxy_pass', 'http://backend:80/x')).toBe('backend')
  expect(host('proxy_pass', 'http://backend$request_uri')).toBe('backend')
  expect(host('proxy_pass', 'http://$backend/')).toBeUndefined()
  expect(host('proxy_pass', 'http://unix:/run/x.sock')).toBeUndefined()
  expect(host('grpc_pass', 'grpcs://backend')).toBe('backend')
  expect(host('uwsgi_pass', 'backend')).toBe('backend')
  expect(host('fastcgi_pass', 'backend:9000')).toBe('backend')
  expect(host('fastcgi_pass', 'unix:/run/x.sock')).toBeUndefined()
  expect(host('proxy_pass', 'backend', 'stream.server')).toBe('backend')
})

test('zones are defined and referred to', () => {
  const symbols = (name: string, text: string, context: Context) =>
    registry
      .resolve(name, context)
      ?.match(text.split(' '))
      .bindings.filter((b) => /zone$/.test(b.value.type))
      .map((b) => `${b.value.defines ? 'new ' : ''}${b.value.type}`)
  expect(symbols('scgi_cache_path', '/c keys_zone=z:1m', 'http')).toEqual(['new scgi_cache_zone'])
  expect(symbols('scgi_cache', 'z', 'http')).toEqual(['scgi_cache_zone'])
  expect(symbols('scgi_cache', '$z', 'http')).toEqual([])
  expect(symbols('zone', 'z 64k', 'stream.upstream')).toEqual(['new upstream_zone'])
  expect(symbols('zone', 'z', 'stream.upstream')).toEqual(['upstream_zone'])
})

test.each([
  ['http.upstream', 'keepalive', '0', '1.29.6'],
  ['http.upstream', 'keepalive', '8 local', '1.29.6'],
  ['http.upstream', 'server', 'a resolve', '1.26.3'],
  ['http.location', 'proxy_limit_rate', '$rate', '1.26.3'],
  ['http.location', 'proxy_http_version', '2', '1.28.0'],
  ['stream.server', 'proxy_protocol', 'v2', '1.30.0'],
] as const)('%s: %s %s is too new for %s', (context, name, text, version) => {
  const target = parseVersion(version)
  expect(registry.resolve(name, context, target)?.match(text.split(' '), target && { target }).limits).toBeDefined()
  expect(registry.resolve(name, context)?.match(text.split(' ')).limits).toBeUndefined()
})
