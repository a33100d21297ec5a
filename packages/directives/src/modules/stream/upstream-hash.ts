import { defineModule } from '../../module.ts'

export const upstreamHash = defineModule({
  name: 'ngx_stream_upstream_hash_module',
  family: 'stream',
  directives: {
    hash: {
      syntax: '<text> [consistent]',
      in: ['stream.upstream'],
      since: '1.9.0',
      repeatable: 'last-wins',
      balances: { as: 'method', refusesBackup: true },
    },
  },
})
