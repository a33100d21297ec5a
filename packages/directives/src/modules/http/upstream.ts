import { defineModule } from '../../module.ts'
import { resolver } from '../notations.ts'
import { server } from '../upstream-server.ts'

export const upstream = defineModule({
  name: 'ngx_http_upstream_module',
  family: 'http',
  directives: {
    ntlm: { syntax: '', in: ['http.upstream'], repeatable: true, plus: true },
    queue: { syntax: '<number> [timeout=<any-time>]', in: ['http.upstream'], repeatable: true, plus: true },
    resolver: { syntax: resolver, in: ['http.upstream'], since: '1.27.3' },
    resolver_timeout: { syntax: '<time ms>', in: ['http.upstream'], default: '30s', since: '1.27.3' },
    server: {
      syntax: `${server} [drain{since 1.29.6}] [route=<route>{since 1.29.6}]`,
      in: ['http.upstream'],
      since: '0.3.47',
      repeatable: true,
    },
    state: { syntax: '<file>', in: ['http.upstream'], repeatable: true, plus: true },
    upstream: { syntax: '<new upstream>', in: ['http'], since: '0.3.47', block: 'http.upstream', repeatable: true },
  },
  variables: {
    upstream_addr: {},
    upstream_bytes_received: {},
    upstream_bytes_sent: { since: '1.15.8' },
    upstream_cache_etag: {},
    upstream_cache_last_modified: {},
    upstream_cache_status: {},
    upstream_connect_time: {},
    upstream_cookie_: { prefix: true },
    upstream_header_time: {},
    upstream_http_: { prefix: true },
    upstream_last_addr: { plus: true },
    upstream_last_server_name: { plus: true },
    upstream_queue_time: { plus: true },
    upstream_response_length: {},
    upstream_response_time: {},
    upstream_status: {},
    upstream_trailer_: { prefix: true },
  },
})
