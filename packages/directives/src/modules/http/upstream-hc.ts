import { defineModule } from '../../module.ts'

const inMatch = ['http.match'] as const

export const upstreamHc = defineModule({
  name: 'ngx_http_upstream_hc_module',
  family: 'http',
  directives: {
    body: { syntax: '~|~*|!~|!~* <test-regex>', in: inMatch, repeatable: true, plus: true },
    header: {
      syntax: ['[!] <header>', '<header> = <string>', '<header> != <string>', '<header> ~|~*|!~|!~* <test-regex>'],
      in: inMatch,
      repeatable: true,
      plus: true,
    },
    health_check: {
      syntax:
        '[interval=<any-time>] [jitter=<any-time>] [fails=<number>] [passes=<number>] [uri=<text>] [mandatory{since 1.11.7}] ' +
        '[persistent{since 1.19.7}] [match=<match>] [port=<number 1..65535>] [keepalive_time=<any-time>{since 1.21.7}] ' +
        '[type=grpc{since 1.19.5}] [grpc_service=<string>{since 1.19.5}] [grpc_status=<number>{since 1.19.5}]',
      in: ['http.location'],
      repeatable: true,
      plus: true,
    },
    // The masks of the binary take a second argument, which the manual does not know.
    match: { syntax: '<new match> [<string>]', in: ['http'], block: 'http.match', repeatable: true, plus: true },
    require: { syntax: '<condition> ...', in: inMatch, since: '1.15.9', repeatable: true, plus: true },
    status: { syntax: '[!] <status-range> ...', in: inMatch, repeatable: true, plus: true },
  },
})
