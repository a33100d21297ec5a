import { defineModule } from '../../module.ts'

export const upstreamLeastTime = defineModule({
  name: 'ngx_http_upstream_least_time_module',
  family: 'http',
  directives: {
    least_time: {
      syntax: 'header|last_byte [inflight]',
      in: ['http.upstream'],
      since: '1.31.0',
      caseless: true,
      repeatable: 'last-wins',
      balances: { as: 'method' },
    },
  },
})
