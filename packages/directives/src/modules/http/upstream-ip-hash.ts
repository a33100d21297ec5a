import { defineModule } from '../../module.ts'

export const upstreamIpHash = defineModule({
  name: 'ngx_http_upstream_ip_hash_module',
  family: 'http',
  directives: {
    ip_hash: {
      syntax: '',
      in: ['http.upstream'],
      since: '0.5.0',
      repeatable: 'last-wins',
      balances: { as: 'method', refusesBackup: true },
    },
  },
})
