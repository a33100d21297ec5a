import { defineModule } from '../../module.ts'

export const upstreamRandom = defineModule({
  name: 'ngx_http_upstream_random_module',
  family: 'http',
  directives: {
    random: {
      syntax: '[two [least_conn | least_time=header|last_byte{plus}]]',
      in: ['http.upstream'],
      since: '1.15.1',
      repeatable: 'last-wins',
      balances: { as: 'method', refusesBackup: true },
    },
  },
})
