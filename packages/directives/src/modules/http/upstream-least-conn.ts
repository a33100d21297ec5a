import { defineModule } from '../../module.ts'

export const upstreamLeastConn = defineModule({
  name: 'ngx_http_upstream_least_conn_module',
  family: 'http',
  directives: {
    least_conn: {
      syntax: '',
      in: ['http.upstream'],
      since: '1.2.2',
      repeatable: 'last-wins',
      balances: { as: 'method' },
    },
  },
})
