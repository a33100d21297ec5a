import { defineModule } from '../../module.ts'

export const upstreamLeastTime = defineModule({
  name: 'ngx_stream_upstream_least_time_module',
  family: 'stream',
  directives: {
    least_time: {
      syntax: 'connect|first_byte|last_byte [inflight]',
      in: ['stream.upstream'],
      since: '1.31.0',
      caseless: true,
      repeatable: 'last-wins',
      balances: { as: 'method' },
    },
  },
})
