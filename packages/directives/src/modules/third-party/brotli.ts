import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const brotli = defineModule({
  name: 'ngx_http_brotli_filter_module',
  family: 'http',
  thirdParty: 'brotli',
  directives: {
    brotli: { syntax: '<flag>', in: [...httpLevels, 'http.location.if'], default: 'off' },
    brotli_buffers: { syntax: '<number 1..> <size 1..>', in: httpLevels, default: '32 4k|16 8k' },
    brotli_comp_level: { syntax: '<number 0..11>', in: httpLevels, default: '6' },
    brotli_min_length: { syntax: '<size>', in: httpLevels, default: '20' },
    brotli_static: { syntax: 'off|on|always|brotli_static', in: httpLevels, default: 'off', caseless: true },
    brotli_types: { syntax: '<mime-type> ...', in: httpLevels, default: 'text/html', repeatable: 'words' },
    brotli_window: { syntax: '<size 1024..16777216>', in: httpLevels, default: '512k' },
  },
  variables: {
    brotli_ratio: {},
  },
})
