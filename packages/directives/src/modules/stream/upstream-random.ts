import { defineModule } from '../../module.ts'

export const upstreamRandom = defineModule({
  name: 'ngx_stream_upstream_random_module',
  family: 'stream',
  directives: {
    random: {
      syntax: '[two [least_conn | least_time=connect|first_byte|last_byte{plus}]]',
      in: ['stream.upstream'],
      since: '1.15.1',
      repeatable: 'last-wins',
      balances: { as: 'method', refusesBackup: true },
    },
  },
})
