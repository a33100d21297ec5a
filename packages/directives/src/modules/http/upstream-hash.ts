import { defineModule } from '../../module.ts'

export const upstreamHash = defineModule({
  name: 'ngx_http_upstream_hash_module',
  family: 'http',
  directives: {
    hash: {
      syntax: '<text> [consistent]',
      in: ['http.upstream'],
      since: '1.7.2',
      repeatable: 'last-wins',
      balances: { as: 'method', refusesBackup: true },
    },
  },
})
