/** Notation that several modules share, because they share the parser. */

/** ngx_log_set_log() and ngx_log_set_levels(): one level, or any of the levels for debugging. */
export const errorLog =
  'stderr|memory:<size 2100..>|syslog:<syslog>|<path> [debug|info|notice|warn|error|crit|alert|emerg [json{since 1.29.8 plus}] | debug_core|debug_alloc|debug_mutex|debug_event|debug_http|debug_mail|debug_stream ... | json{since 1.29.8 plus}]'

const resolverOptions =
  '[valid=<time>] [ipv4=on|off{since 1.23.1}] [ipv6=on|off] [status_zone=<name>{since 1.17.1 plus}]'

/** ngx_resolver_create(): addresses and options in any order, but one address at least. */
export const resolver = [
  `<name-server> [<name-server>] ${resolverOptions}`,
  `${resolverOptions} <name-server> [<name-server>] ${resolverOptions}`,
  'valid=<time>{until 1.15.1}',
] as const

/** What listen takes in mail, and in http and stream as well. */
export const listenOptions =
  '[backlog=<number 1..>] [rcvbuf=<size>] [sndbuf=<size>] [bind] [ipv6only=on|off] [ipv6only=<string>{until 1.15.10}] [multipath{since 1.29.7}] [so_keepalive=on|off|<keepalive-probes>]'

/** What is for TCP only, or part of it: ngx_http_core_listen() and ngx_stream_core_listen(). */
export const tcpOptions = [
  'fastopen=',
  'backlog=',
  'deferred',
  'multipath',
  'ssl',
  'http2',
  'so_keepalive=',
  'proxy_protocol',
] as const

/** ngx_http_log_compile_format(): `escape=` is an option in its first place only. */
export const logFormats = (type: string) =>
  [
    `<new ${type}> escape=default|json|none <log-text> ...`,
    `<new ${type}> <log-text first> [<log-text> ...]`,
    `<new ${type}> escape=default|json|none`,
  ] as const

/** ngx_http_log_set_log(): only a log that goes to one file can be buffered. A `flush=` needs `buffer=` or `gzip`. */
export const logBuffer = '[buffer=<size 1..>] [gzip[=<number 1..9>]] [flush=<time ms 1..>]'

const openLogFileOptions = '[inactive=<time>] [min_uses=<number>] [valid=<time>]'

/** ngx_http_log_open_file_cache(): `off` is a parameter among others. */
export const openLogFileCache = [
  `max=<number 1..> ${openLogFileOptions} [off]`,
  `[max=<number>] ${openLogFileOptions} off [max=<number>] ${openLogFileOptions} [off]`,
] as const

/** ngx_conf_set_path_slot(): up to three levels, of 10 altogether. */
export const tempPath = '<path> [<number 1..10> [<number 1..10> [<number 1..10>]]]'

/** One parameter of ngx_http_ssl_session_cache(), which takes two. */
const sessionCache = 'off|none|builtin[:<number>]|shared:<new ssl_session_zone>:<size 32768..>'

export const sslSessionCache = `${sessionCache} [${sessionCache}]`
