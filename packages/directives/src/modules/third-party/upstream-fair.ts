import { defineModule } from '../../module.ts'

export const upstreamFair = defineModule({
  name: 'ngx_http_upstream_fair_module',
  family: 'http',
  thirdParty: 'upstream-fair',
  directives: {
    fair: { syntax: '[no_rr] [weight_mode=peak|idle]', in: ['http.upstream'], repeatable: true },
    upstream_fair_shm_size: { syntax: '<size>', in: ['http'], repeatable: true },
  },
})
