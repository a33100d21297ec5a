import { defineModule } from '../../module.ts'

const entries = ['default <text>', 'hostnames', 'include <file>', 'volatile', '~[*]<regex> <text>', '<map-key> <text>']

export const map = defineModule({
  name: 'ngx_stream_map_module',
  family: 'stream',
  directives: {
    map: { syntax: '<text> <new variable>', in: ['stream'], since: '1.11.2', block: { entries }, repeatable: true },
    map_hash_bucket_size: {
      syntax: '<number>',
      in: ['stream'],
      default: '32|64|128',
      since: '1.11.2',
      settledBy: 'map',
    },
    map_hash_max_size: { syntax: '<number>', in: ['stream'], default: '2048', since: '1.11.2', settledBy: 'map' },
  },
})
