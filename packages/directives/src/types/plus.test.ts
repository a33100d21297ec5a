import { expect, test } from 'vitest'
import { type Context, registry } from '../index.ts'

/** Context, directive, arguments (a comma between those with spaces), and what the matcher says: the reason, or "ok". */
const lines: readonly (readonly [context: Context, name: string, args: readonly string[], says: string])[] = [
  // NGINX Plus
  ['http', 'keyval_zone', ['zone=one:32k', 'state=/var/one', 'timeout=1h', 'type=ip', 'sync'], 'ok'],
  ['http', 'keyval_zone', ['zone=one:32k', 'type=regex'], 'refused'],
  ['http', 'keyval_zone', ['state=/var/one'], 'refused'],
  ['http', 'keyval', ['$arg_text', '$text', 'zone=one'], 'ok'],
  [
    'http',
    'keyval',
    ['$arg_text', 'text', 'zone=one'],
    '"text" is no variable: a variable begins with "$" and has a name',
  ],
  ['http', 'num_map', ['$remote_port', '$allowed'], 'ok'],
  ['http.location', 'health_check', [], 'ok'],
  [
    'http.location',
    'health_check',
    ['match=welcome', 'interval=500ms', 'mandatory', 'persistent', 'keepalive_time=60s'],
    'ok',
  ],
  ['http.location', 'health_check', ['mandatory', 'type=grpc', 'grpc_status=12'], 'ok'],
  ['http.location', 'health_check', ['port=0'], '"0" must be between 1 and 65535'],
  [
    'http.location',
    'health_check',
    ['interval=soon'],
    '"soon" is no time: write seconds, or a number with a unit, as in 30s or 1h30m',
  ],
  ['stream.server', 'health_check', ['udp', 'jitter=1s'], 'ok'],
  ['stream.server', 'health_check', ['uri=/'], 'refused'],
  ['http.match', 'status', ['!', '301-303', '307'], 'ok'],
  ['http.match', 'status', ['2xx'], '"2xx" is no status: write 200, or a range such as 200-399'],
  ['http.match', 'header', ['Content-Type', '=', 'text/html'], 'ok'],
  ['http.match', 'header', ['Content-Type', '!=', 'text/html'], 'ok'],
  ['http.match', 'header', ['Connection', '!~', 'close'], 'ok'],
  ['http.match', 'header', ['!', 'X-Accel-Redirect'], 'ok'],
  ['http.match', 'header', ['Host'], 'ok'],
  ['http.match', 'header', ['Connection', '==', 'close'], 'refused'],
  ['http.match', 'body', ['~', 'Welcome to nginx!'], 'ok'],
  ['http.match', 'body', ['Welcome to nginx!'], 'refused'],
  ['http.match', 'require', ['$good_status', '$better'], 'ok'],
  ['http.match', 'require', ['good_status'], '"good_status" does not begin with a variable'],
  ['stream.match', 'send', ['GET / HTTP/1.0\r\n\r\n'], 'ok'],
  ['stream.match', 'expect', ['~*', '200 OK'], 'ok'],
  ['stream.match', 'expect', ['200 OK'], 'ok'],
  ['http.location', 'auth_jwt', ['closed site', 'token=$cookie_token'], 'ok'],
  ['http.location', 'auth_jwt', ['off', 'token=$oidc_id_token'], 'ok'],
  [
    'http.location',
    'auth_jwt',
    ['closed site', 'token=cookie'],
    '"cookie" is no variable: a variable begins with "$" and has a name',
  ],
  ['http.location', 'auth_jwt_require', ['$a', '$b', 'error=403'], 'ok'],
  ['http.location', 'auth_jwt_require', ['$a', 'error=500'], 'refused'],
  ['http.location', 'auth_require', ['$a', 'error=404'], 'ok'],
  ['http', 'auth_jwt_claim_set', ['$job', 'info', 'job title'], 'ok'],
  ['http.server', 'auth_oidc', ['my_idp'], 'ok'],
  ['http.oidc_provider', 'scope', ['openid', 'email'], 'ok'],
  ['mgmt', 'usage_report', ['endpoint=nim.example.com', 'interval=30m'], 'ok'],
  ['mgmt', 'resolver', ['127.0.0.53:53', 'valid=100s'], 'ok'],
  ['stream.server', 'zone_sync_server', ['a.example.com:12345', 'resolve'], 'ok'],
  ['stream.server', 'mqtt_set_connect', ['clientid', '$client'], 'ok'],
  ['stream.server', 'mqtt_set_connect', ['topic', '$client'], 'refused'],

  // acme and otel
  ['http.server', 'acme_certificate', ['example'], 'ok'],
  ['http.server', 'acme_certificate', ['example', 'example.com', 'www.example.com', 'key=ecdsa:384'], 'ok'],
  [
    'http.server',
    'acme_certificate',
    ['example', 'key=dsa', 'example.com'],
    '"dsa": a key is ecdsa or rsa here, with its size as in ecdsa:384',
  ],
  ['http.server', 'acme_certificate', ['example', 'key=rsa:1024'], '"rsa:1024": rsa knows 2048, 3072 and 4096'],
  ['http.acme_issuer', 'account_key', ['ecdsa'], 'ok'],
  ['http.acme_issuer', 'account_key', ['/etc/account.key'], 'ok'],
  ['http.acme_issuer', 'account_key', ['ecdsa:512'], '"ecdsa:512": ecdsa knows 256, 384 and 521'],
  ['http.acme_issuer', 'challenge', ['dns-01'], 'refused'],
  ['http.acme_issuer', 'external_account_key', ['kid', 'data:abc'], 'ok'],
  ['http.acme_issuer', 'state_path', ['off'], 'ok'],
  ['http', 'acme_shared_zone', ['zone=acme:16k'], '"16k" is too small: at least 32768 is taken'],
  ['http.otel_exporter', 'header', ['X-API-Token', 'abc'], 'ok'],
  ['http.location', 'otel_trace', ['$ratio'], 'ok'],
  ['http.location', 'otel_trace_context', ['Propagate'], 'ok'],

  // njs
  ['http', 'js_import', ['http.js'], 'ok'],
  ['http', 'js_import', ['main', 'from', 'http.mjs'], 'ok'],
  ['http', 'js_import', ['main', 'as', 'http.js'], 'refused'],
  ['http', 'js_import', ['http.mjs'], '"http.mjs" does not end in .js: write "js_import name from http.mjs"'],
  ['http', 'js_import', ['conf/my-file.js'], 'the name "my-file" has a "-": letters, digits and "_" are taken'],
  ['http', 'js_import', ['1st', 'from', 'a.js'], 'the name "1st" does not begin with a letter or "_"'],
  ['http', 'js_preload_object', ['data.json'], 'ok'],
  ['http', 'js_set', ['$x', 'main.x', 'nocache'], 'ok'],
  ['http', 'js_set', ['$x', 'main.x', 'cache'], 'refused'],
  ['http', 'js_shared_dict_zone', ['zone=foo:32k', 'type=number', 'timeout=60s', 'evict', 'state=foo.json'], 'ok'],
  ['http', 'js_shared_dict_zone', ['zone=foo:16k'], '"16k" is too small: at least 32768 is taken'],
  ['http', 'js_shared_dict_zone', ['zone=foo:1m', 'type=text'], 'refused'],
  // ngx_js_shared_dict_zone() says nothing about a parameter it does not know
  ['http', 'js_shared_dict_zone', ['zone=foo:1m', 'persistent'], 'ok'],
  ['http.location', 'js_periodic', ['main.tick', 'interval=500ms', 'worker_affinity=0101'], 'ok'],
  ['http.location', 'js_periodic', ['main.tick', 'interval=0'], '"0" must be above 0'],
  [
    'http.location',
    'js_periodic',
    ['main.tick', 'worker_affinity=2'],
    '"2": write all, or a 0 or 1 for each worker process',
  ],
  ['http.location', 'js_body_filter', ['main.f', 'buffer_type=buffer'], 'ok'],
  ['http.location', 'js_fetch_proxy', ['http://user:secret@127.0.0.1:3128'], 'ok'],
  ['http.location', 'js_fetch_proxy', ['$proxy'], 'ok'],
  [
    'http.location',
    'js_fetch_proxy',
    ['https://127.0.0.1'],
    '"https://127.0.0.1" is no proxy: its URL begins with http://',
  ],
  [
    'http.location',
    'js_fetch_proxy',
    ['http://user@127.0.0.1'],
    '"http://user@127.0.0.1": before the "@" come a user, a colon and a password',
  ],
  ['http.location', 'js_fetch_protocols', ['TLSv1.2', 'tlsv1.3'], 'ok'],
  ['stream.server', 'js_preread', ['main.preread'], 'ok'],

  // third parties
  ['http.location', 'content_by_lua', ['ngx.say("hello $world")'], 'ok'],
  ['http.location', 'content_by_lua', [''], 'there is no Lua code here'],
  ['http', 'lua_shared_dict', ['cache', '4k'], '"4k" is too small: at least 8192 is taken'],
  ['http.location.if', 'set_by_lua_block', ['$sum'], 'ok'],
  ['http.location', 'more_set_headers', ['-s', '404 500', '-t', 'text/html', 'X-Foo: bar', 'X-Bar: $host'], 'ok'],
  ['http.location', 'more_set_headers', ['X-Foo: bar', '-s', '404'], 'ok'],
  ['http.location', 'more_set_headers', [], 'refused'],
  ['http.location', 'more_set_headers', ['-x', 'X-Foo: bar'], 'refused'],
  [
    'http.location',
    'more_set_headers',
    ['-s', '404,500', 'X-Foo: bar'],
    '"404,500": status codes have spaces between them, and nothing else',
  ],
  ['http.location', 'more_clear_headers', ['Server', 'X-Hidden-*'], 'ok'],
  ['http.location', 'more_clear_headers', ['*'], '"*" alone is no name: a letter or more come before it'],
  ['http.location', 'more_set_input_headers', ['-r', 'Host: example.com'], 'ok'],
  ['http.location', 'echo', ['-n', 'hello,', '$arg_name'], 'ok'],
  ['http.location', 'set_unescape_uri', ['$name', '$arg_name'], 'ok'],
  ['http.location', 'set_md5', ['$digest'], 'ok'],
  ['http', 'brotli_comp_level', ['12'], '"12" must be between 0 and 11'],
  ['http', 'brotli_static', ['ALWAYS'], 'ok'],
  ['http', 'zstd_comp_level', ['-5'], 'ok'],
  ['http', 'dav_ext_lock_zone', ['zone=foo:10m', 'timeout=1m'], 'ok'],
  ['http.upstream', 'fair', ['no_rr', 'weight_mode=idle'], 'ok'],
  ['http.location', 'nchan_subscriber', ['websocket', 'eventsource'], 'ok'],
  ['http.location', 'nchan_subscriber', ['smoke-signals'], 'refused'],
  ['http.location', 'nchan_subscriber_first_message', ['-33'], '"-33" must be between -32 and 32'],
  ['http.upstream', 'nchan_redis_reconnect_delay_jitter', ['1.0'], '"1.0" must be below 1'],
  ['http', 'nchan_shared_memory_size', ['0.5g'], 'ok'],
  ['http', 'vhost_traffic_status_zone', [], 'ok'],
  ['http', 'vhost_traffic_status_zone', ['shared:vts:32m'], 'ok'],
  ['rtmp.application', 'allow', ['publish', '127.0.0.1'], 'ok'],
  ['rtmp.application', 'deny', ['play', 'all'], 'ok'],
  ['rtmp.application', 'push', ['rtmp://localhost/live', 'name=x'], 'ok'],
  ['rtmp.application.recorder', 'record', ['all', 'manual'], 'ok'],
  ['rtmp.application', 'record', ['everything'], 'refused'],
  ['http.location', 'rtmp_stat', ['all'], 'ok'],
]

test.each(lines)('%s: %s %j → %s', (context, name, args, says) => {
  const match = registry.resolve(name, context)!.match(args, { plus: true })
  expect(match.ok ? 'ok' : (match.reason ?? 'refused')).toBe(says)
})

test('lines of geoip2, num_map and ldap_server fit their entries', () => {
  const entry = (name: string, ...words: string[]) => registry.resolve(name, 'http')!.matchEntry(words).ok
  expect(entry('geoip2', '$country', 'default=US', 'source=$remote_addr', 'country', 'iso_code')).toBe(true)
  expect(entry('geoip2', '$built', 'metadata', 'build_epoch')).toBe(true)
  expect(entry('geoip2', 'auto_reload', '5m')).toBe(true)
  expect(entry('geoip2', 'country', 'iso_code')).toBe(false)
  expect(entry('num_map', '<=1023', '0')).toBe(true)
  expect(entry('num_map', 'default', '0')).toBe(true)
  expect(entry('ldap_server', 'require', 'group', 'cn=admins')).toBe(true)
})

test('modules of nginx come before those of third parties', () => {
  const ours = registry.modules.findIndex((module) => module.thirdParty !== undefined)
  expect(registry.modules.slice(ours).every((module) => module.thirdParty !== undefined)).toBe(true)
})
