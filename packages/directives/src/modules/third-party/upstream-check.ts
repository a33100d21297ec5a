import { defineModule } from '../../module.ts'

export const upstreamCheck = defineModule({
  name: 'ngx_http_upstream_check_module',
  family: 'http',
  thirdParty: 'upstream-check',
  directives: {
    check: {
      syntax:
        '[interval=<number 1..>] [fall=<number 1..>] [rise=<number 1..>] [timeout=<number 1..>] [port=<number 1..65535>] [default_down=true|false] [type=<string>]',
      in: ['http.upstream'],
      repeatable: true,
    },
    check_fastcgi_param: { syntax: '<string> <string>', in: ['http.upstream'], repeatable: true },
    check_http_expect_alive: {
      syntax: 'http_2xx|http_3xx|http_4xx|http_5xx ...',
      in: ['http.upstream'],
      repeatable: true,
    },
    check_http_send: { syntax: '<string>', in: ['http.upstream'], repeatable: true },
    check_keepalive_requests: { syntax: '<number>', in: ['http.upstream'], repeatable: true },
    check_shm_size: { syntax: '<size>', in: ['http'] },
    check_status: { syntax: '[html|csv|json]', in: ['http.server', 'http.location'], repeatable: true },
  },
})
