/**
 * What ngx_http_upstream_server() and ngx_stream_upstream_server() have in common. NGX Plus had "resolve" and
 * "service=" before 1.27.3.
 */
export const server = [
  '<server>',
  '[weight=<number 1..>] [max_conns=<number>] [max_fails=<number>] [fail_timeout=<time>] [slow_start=<any-time>{plus}]',
  '[backup] [down] [resolve{since 1.27.3}] [service=<name>{since 1.27.3}]',
].join(' ')
