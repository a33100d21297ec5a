import { defineModule } from '../../module.ts'

const entries = ['default <text>', 'hostnames', 'include <file>', 'volatile', '~[*]<regex> <text>', '<map-key> <text>']

export const map = defineModule({
  name: 'ngx_http_map_module',
  family: 'http',
  directives: {
    map: { syntax: '<text> <new variable>', in: ['http'], since: '0.3.16', block: { entries }, repeatable: true },
    map_hash_bucket_size: { syntax: '<number>', in: ['http'], default: '32|64|128', since: '0.3.16', settledBy: 'map' },
    map_hash_max_size: { syntax: '<number>', in: ['http'], default: '2048', since: '0.3.16', settledBy: 'map' },
  },
})
