import { defineModule } from '../../module.ts'

const entries = [
  'default <string>',
  'delete <network-or-range>',
  'include <file>',
  'proxy <network>',
  'proxy_recursive',
  'ranges',
  'volatile{since 1.29.3}',
  '<network-or-range> <string>',
]

export const geo = defineModule({
  name: 'ngx_http_geo_module',
  family: 'http',
  directives: {
    geo: { syntax: '[<variable>] <new variable>', in: ['http'], since: '0.1.17', block: { entries }, repeatable: true },
  },
})
