import { defineModule } from '../../module.ts'

export const upstreamZone = defineModule({
  name: 'ngx_http_upstream_zone_module',
  family: 'http',
  directives: {
    zone: {
      // eight pages of memory at least; without a size, another upstream says it
      syntax: ['<new upstream_zone> <size 32768..>', '<upstream_zone>'],
      in: ['http.upstream'],
      since: '1.9.0',
      repeatable: true,
    },
  },
})
