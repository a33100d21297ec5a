import { defineModule } from '../../module.ts'

export const upstreamLeastConn = defineModule({
  name: 'ngx_stream_upstream_least_conn_module',
  family: 'stream',
  directives: {
    least_conn: {
      syntax: '',
      in: ['stream.upstream'],
      since: '1.9.0',
      repeatable: 'last-wins',
      balances: { as: 'method' },
    },
  },
})
