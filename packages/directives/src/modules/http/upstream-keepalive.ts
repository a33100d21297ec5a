import { defineModule } from '../../module.ts'

export const upstreamKeepalive = defineModule({
  name: 'ngx_http_upstream_keepalive_module',
  family: 'http',
  directives: {
    keepalive: {
      syntax: ['<number 1..> [local{since 1.29.7}]', '0{since 1.29.7} [local{since 1.29.7}]'],
      in: ['http.upstream'],
      default: '32 local',
      since: '1.1.4',
      balances: { as: 'around', until: '1.29.7' },
    },
    keepalive_requests: { syntax: '<number>', in: ['http.upstream'], default: '1000', since: '1.15.3' },
    keepalive_time: { syntax: '<time ms>', in: ['http.upstream'], default: '1h', since: '1.19.10' },
    keepalive_timeout: { syntax: '<time ms>', in: ['http.upstream'], default: '60s', since: '1.15.3' },
  },
})
