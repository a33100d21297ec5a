import { expect, test } from 'vitest'
import { describe } from '../describe.ts'
import type { Context } from '../module.ts'
import { modules } from '../modules/index.ts'
import { Registry } from '../registry.ts'
import { parseVersion } from '../version.ts'

const registry = new Registry(modules)

/** `ok`, or the reason, or where it fails and what is expected there; with the release it belongs to. */
function said(name: string, context: Context, args: readonly string[], release?: string): string {
  const target = release === undefined ? undefined : parseVersion(release)
  const spec = registry.resolve(name, context, target)
  if (!spec) return 'unknown'
  const options = target ? { target } : {}
  const fit = spec.hasEntries ? spec.matchEntry(args, options) : spec.match(args, options)
  if (fit.ok && fit.limits) return `${fit.limits.argument}: ${JSON.stringify(fit.limits.limits)}`
  if (fit.ok) return 'ok'
  return fit.reason ?? `${fit.at}: ${[...new Set(fit.expected.map((e) => describe(e.parts)))].join(' | ') || 'nothing'}`
}

const table = (context: Context, rows: readonly [string, string, string][]): [string, Context, string, string][] =>
  rows.map(([name, args, expected]) => [name, context, args, expected])

test.each([
  ...table('main', [
    ['worker_processes', 'auto', 'ok'],
    ['worker_processes', 'Auto', '"Auto" is no number: only digits may stand here'],
    ['worker_priority', '-5', 'ok'],
    ['worker_priority', '-', '"-" is no number: only digits and a sign may stand here'],
    ['worker_cpu_affinity', 'auto 0101', 'ok'],
    ['worker_cpu_affinity', 'auto 01 10', '2: nothing'],
    ['worker_cpu_affinity', '01x2', '"01x2" is no mask: only 0 and 1 may stand here, not "2"'],
    ['thread_pool', 'a threads=1 bogus', 'ok'],
    ['thread_pool', 'a max_queue=5 threads=1', 'ok'],
    ['thread_pool', 'a max_queue=1', '2: threads=<number>'],
    ['env', 'PATH', 'ok'],
    ['env', 'PATH=/bin=1', 'ok'],

    ['error_log', 'stderr', 'ok'],
    ['error_log', 'logs/e.log debug_http debug_core debug_http', 'ok'],
    [
      'error_log',
      'logs/e.log debug_http error',
      '2: debug_core|debug_alloc|debug_mutex|debug_event|debug_http|debug_mail|debug_stream',
    ],
    ['error_log', 'logs/e.log warn error', '2: nothing'],
    ['error_log', 'logs/e.log warn json', '2: {"since":"1.29.8","plus":true}'],
    ['error_log', 'memory:1k debug', '"1k" is too small: at least 2100 is taken'],
    ['error_log', 'syslog:server=unix:/dev/log,nohostname,tag=a_1,severity=warn,facility=mail', 'ok'],
    ['error_log', 'syslog:tag=a', 'no syslog server is given: "server=" is missing'],
    ['error_log', 'syslog:server=a,server=b', '"server=" is given twice'],
    ['error_log', 'syslog:server=a:0', '"a:0" has no valid port: a port is a number between 1 and 65535'],
    ['error_log', 'syslog:server=a,tag=a-b', '"a-b" is no tag: only letters, digits and "_" may stand here'],
    [
      'error_log',
      'syslog:server=a,severity=warning',
      '"warning" is no severity of syslog: those are emerg, alert, crit, error, warn, notice, info, debug',
    ],
    [
      'error_log',
      'syslog:server=a,',
      '"" is no parameter of syslog: server=, facility=, severity=, tag= and nohostname are',
    ],
  ]),

  ...table('http.server', [
    ['listen', '443 ssl default_server reuseport backlog=511', 'ok'],
    ['listen', '[::]:80 ipv6only=off so_keepalive=30m::10', 'ok'],
    ['listen', '80 backlog=0', '"0" must be above 0'],
    ['listen', '80 spdy', '1: {"until":"1.19.7"}'],
    ['listen', '80 so_keepalive=::', '"::": at least one of the times and the number must be above 0'],
    [
      'listen',
      '80 so_keepalive=yes',
      '"yes": write on, off, or an idle time, an interval and a number of probes, as in 30m:10s:10',
    ],
    ['server_name', 'a *.a .a www.a.* _ $hostname ~^a$', 'ok'],
    ['server_name', '*', '"*" is no name: to take all names, make the server the default_server of its listen'],
    [
      'server_name',
      '*a.com',
      '"*a.com" is no name: a "*" may only be the whole first or last part, as in *.example.com',
    ],
    ['server_name', '.', '"." is no name: a name follows the dot, as in .example.com'],
    ['server_name', '~ ^a', 'a "~" without a regular expression: it is written without a space between'],
    ['server_name', '~(a', 'the regular expression "(a" does not compile: missing ")" for this group'],

    ['location', '/', 'ok'],
    ['location', '= /', 'ok'],
    ['location', '=/', 'ok'],
    ['location', '^~/a', 'ok'],
    ['location', '~* \\.php$', 'ok'],
    ['location', '~*\\.php$', 'ok'],
    ['location', '~', 'ok'],
    ['location', '@a:b', 'ok'],
    ['location', '/a /b', '"/a" is no modifier of a location: those are =, ^~, ~ and ~*'],
    [
      'location',
      '!~ /b',
      '"!~" is no modifier of a location: none takes what does not match, "location /" takes the rest',
    ],
    ['location', '^~* /b', '"^~*" is no modifier of a location: "^~" is for a prefix, "~*" for a regular expression'],
    ['location', '~ ^/(a', 'the regular expression "^/(a" does not compile: missing ")" for this group'],
    ['location', '~*(a', 'the regular expression "(a" does not compile: missing ")" for this group'],

    ['error_page', '404 500 =200 /a?b', 'ok'],
    ['error_page', '404 = @fallback', 'ok'],
    ['error_page', '404 @$name', 'ok'],
    [
      'error_page',
      '404 $',
      'a "$" must be followed by the name of a variable; nginx has no way to write a plain "$" here',
    ],
    ['error_page', '=200 /a', '"=200" is no status code'],
    ['error_page', '499 /a', '"499" cannot have a page: nobody is left to read it'],
    ['error_page', '200 /a', '"200" must be between 300 and 599'],
    ['try_files', '$uri $uri/ =404', 'ok'],
    ['try_files', '=404 @fallback', 'ok'],
    ['try_files', '/a =1000', '2: a URI | @<name>|=<number>|<uri>'],
  ]),

  ...table('http.location', [
    ['alias', '/$host', 'ok'],
    [
      'alias',
      '/${document_root}',
      'the variable $document_root is made from this folder, so that it cannot be used in it',
    ],
    [
      'root',
      '$realpath_rootx',
      'the variable $realpath_root is made from this folder, so that it cannot be used in it',
    ],
    ['limit_except', 'get POST', 'ok'],
    [
      'limit_except',
      'TRACE',
      '0: GET|HEAD|POST|PUT|DELETE|MKCOL|COPY|MOVE|OPTIONS|PROPFIND|PROPPATCH|LOCK|UNLOCK|PATCH',
    ],
  ]),

  ...table('http', [
    ['access_log', 'off', 'ok'],
    ['access_log', 'off combined', '1: nothing'],
    ['access_log', 'logs/a.log combined gzip=9 flush=5m buffer=32k if=$loggable', 'ok'],
    ['access_log', 'logs/a.log combined gzip=10', '"10" must be between 1 and 9'],
    ['access_log', 'logs/$host.log combined if=$loggable', 'ok'],
    ['access_log', 'logs/$host.log combined buffer=32k', '2: if=<text>'],
    ['access_log', 'syslog:server=127.0.0.1 combined', 'ok'],
    ['access_log', 'syslog:server=127.0.0.1 combined gzip', '2: if=<text>'],
    [
      'access_log',
      'syslog:server=127.0.0.1,tag=$host',
      '"$host" is no tag: only letters, digits and "_" may stand here',
    ],
    ['log_format', 'main:json escape=json $request', 'ok'],
    ['log_format', 'a $request escape=xml', 'ok'],
    ['log_format', 'a escape=xml $request', '1: escape=default|json|none'],
    [
      'log_format',
      'a cost:$',
      'a "$" must be followed by the name of a variable; nginx has no way to write a plain "$" here',
    ],
    ['log_format', 'a ${status', 'the closing brace of the variable "${status" is missing'],
    ['open_log_file_cache', 'max=1000 inactive=20s valid=1m min_uses=2', 'ok'],
    ['open_log_file_cache', 'valid=1m off', 'ok'],
    ['open_log_file_cache', 'off off', 'ok'],
    ['open_log_file_cache', 'max=0 off', 'ok'],
    ['open_log_file_cache', 'valid=1m', '1: max=<number>'],
    ['open_file_cache', 'off inactive=1m', 'ok'],
    ['open_file_cache', 'inactive=1m max=1000', 'ok'],
    ['open_file_cache', 'max=0', '"0" must be above 0'],
    ['disable_symlinks', 'from=/a on', 'ok'],
    ['disable_symlinks', 'off from=/a', '1: nothing'],
    ['aio', 'threads=$pool', 'ok'],
    ['aio', 'sendfile', '0: {"until":"1.21.5"}'],
    ['directio', '1g', 'ok'],
    ['keepalive_timeout', '500ms 1y', 'ok'],
    ['keepalive_timeout', '75s 500ms', '"500ms": nginx counts seconds here and knows no ms'],
    ['resolver', 'valid=30s 127.0.0.1 ipv6=off [::1]:5353', 'ok'],
    [
      'resolver',
      'valid=30s',
      '1: valid=<time> | ipv4=on|off | ipv6=on|off | the address of a name server such as 127.0.0.53',
    ],
    ['resolver', '127.0.0.1 status_zone=a', '1: {"since":"1.17.1","plus":true}'],
    ['client_body_temp_path', 'a 1 2 3', 'ok'],
    ['client_body_temp_path', 'a 1 2 3 4', '4: nothing'],
    ['request_pool_size', '4097', '"4097" must be a multiple of 16'],
    ['request_pool_size', '96', '"96" is too small: a pool has at least 112 bytes'],
    ['gzip_window', '64k', '"64k" must be 512, 1k, 2k, 4k, 8k, 16k or 32k'],
    ['gzip_hash', '131072', 'ok'],
    ['http2_streams_index_size', '0', '"0" is no power of two: 1, 2, 4, 8, … are'],
    ['gzip_types', 'application/vnd.openxmlformats-officedocument0', 'ok'],
    [
      'gzip_types',
      'application/vnd.openxmlformats-officedocument00',
      '"application/vnd.openxmlformats-officedocument00" is too long: nginx has room for 46 bytes here',
    ],
    ['expires', '@24h', 'ok'],
    ['expires', '$expires', 'ok'],
    ['expires', '@25h', '"@25h" is no time of day: it ends at 24h'],
    ['expires', 'modified @12h', '"@12h": a time of day cannot follow "modified"'],
    ['expires', '1 day', '1: nothing'],
    ['index', 'index.$geo.html /index.html', 'ok'],
    ['dav_access', 'user:rw group:r all:r', 'ok'],
    ['limit_rate', '$rate', 'ok'],
    ['limit_rate', '1g', '"1g" is no size: nginx knows no "g" here, only k and m'],
    ['types', 'text/html html htm', 'ok'],
    ['types', 'text/html', 'ok'],
    ['types', 'include a b', '2: nothing'],
  ]),

  ...table('stream', [['access_log', 'logs/a.log', '1: the name of a log format']]),
  ...table('stream.server', [
    ['listen', '53 udp', 'ok'],
    [
      'listen',
      '53 default',
      '1: default_server | ssl | udp | proxy_protocol | setfib=<number> | fastopen=<number> | accept_filter=<string> | deferred | reuseport | backlog=<number> | rcvbuf=<size> | sndbuf=<size> | bind | ipv6only=on|off | multipath | so_keepalive=on|off|<idle:interval:count>',
    ],
  ]),

  ...table('mail', [
    ['resolver', 'off whatever', 'ok'],
    ['auth_http', 'http://127.0.0.1:9000/auth', 'ok'],
    ['auth_http', 'unix:/run/auth.sock:/auth', 'ok'],
    ['auth_http', 'https://127.0.0.1/auth', '"https://127.0.0.1/auth": only http:// is known here, not "https://"'],
    ['ssl_session_cache', 'builtin:1000 shared:a:1m', 'ok'],
    ['ssl_session_cache', 'shared:a:16k', '"16k" is too small: at least 32768 is taken'],
  ]),
])('%s in %s: %s', (name, context, args, expected) => {
  expect(said(name, context, args.split(' '))).toBe(expected)
})

test.each<[string, Context, string, string, string]>([
  ['listen', 'http.server', '443 quic', '1.24.0', '1: {"since":"1.25.0"}'],
  ['listen', 'http.server', '80 spdy', '1.18.0', 'ok'],
  ['listen', 'http.server', '80 multipath', '1.29.6', '1: {"since":"1.29.7"}'],
  ['listen', 'stream.server', '80 default_server', '1.24.0', '1: {"since":"1.25.5"}'],
  ['listen', 'stream.server', '80 fastopen=1', '1.20.2', '1: {"since":"1.21.0"}'],
  ['listen', 'mail.server', '25 proxy_protocol', '1.18.0', '1: {"since":"1.19.8"}'],
  ['resolver', 'http', '127.0.0.1 ipv4=off', '1.22.1', '1: {"since":"1.23.1"}'],
  ['limit_rate', 'http', '$rate', '1.16.1', '0: {"since":"1.17.0"}'],
  ['http2_max_requests', 'http', 'x', '1.20.0', 'ok'],
  ['http2_max_requests', 'http', 'x', '1.18.0', '0: {"since":"1.19.7"}'],
  ['http2_recv_buffer_size', 'http', '17', '1.24.0', '0: {"since":"1.25.3"}'],
  ['proxy_protocol', 'mail', 'v2', '1.30.0', '0: {"since":"1.31.4"}'],
])('%s in %s: %s with %s', (name, context, args, release, expected) => {
  expect(said(name, context, args.split(' '), release)).toBe(expected)
})

test('names are defined and referred to without their signs', () => {
  const bound = (name: string, context: Context, args: readonly string[]) =>
    (registry.resolve(name, context)?.match(args).bindings ?? [])
      .filter(({ value }) => value.type !== 'uri')
      .map(
        ({ argument, start, end, value }) =>
          `${value.defines ? 'new ' : ''}${value.type} ${args[argument]?.slice(start, end)}`,
      )

  expect(bound('location', 'http.server', ['@a'])).toEqual(['new named-location a'])
  expect(bound('error_page', 'http', ['404', '@a'])).toEqual(['error-code 404', 'location-name a'])
  expect(bound('try_files', 'http.location', ['$uri', '@a'])).toEqual(['tried-uri $uri', 'location-name a'])
  expect(bound('aio', 'http', ['threads=a'])).toEqual(['thread_pool a'])
  expect(bound('aio', 'http', ['threads=$a'])).toEqual(['template $a'])
  expect(bound('access_log', 'http', ['a.log', 'main'])).toEqual(['log-file a.log', 'http_log_format main'])
})
