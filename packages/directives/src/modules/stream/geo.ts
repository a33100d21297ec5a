import { defineModule } from '../../module.ts'

const entries = [
  'default <string>',
  'delete <network-or-range>',
  'include <file>',
  'ranges',
  'volatile{since 1.29.3}',
  '<network-or-range> <string>',
]

export const geo = defineModule({
  name: 'ngx_stream_geo_module',
  family: 'stream',
  directives: {
    geo: {
      syntax: '[<variable>] <new variable>',
      in: ['stream'],
      since: '1.11.3',
      block: { entries },
      repeatable: true,
    },
  },
})
