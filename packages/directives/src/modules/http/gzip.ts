import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const gzip = defineModule({
  name: 'ngx_http_gzip_filter_module',
  family: 'http',
  directives: {
    gzip: { syntax: '<flag>', in: [...httpLevels, 'http.location.if'], default: 'off' },
    gzip_buffers: { syntax: '<number 1..> <size 1..>', in: httpLevels, default: '32 4k|16 8k' },
    gzip_comp_level: { syntax: '<number 1..9>', in: httpLevels, default: '1' },
    gzip_hash: { syntax: '<power-of-two-size 512..131072>', in: httpLevels, default: '64k' },
    gzip_min_length: { syntax: '<size>', in: httpLevels, default: '20' },
    gzip_no_buffer: { syntax: '<flag>', in: httpLevels },
    gzip_types: {
      syntax: '<filter-type> ...',
      readFor: 'servers',
      in: httpLevels,
      default: 'text/html',
      since: '0.1.1',
      repeatable: 'words',
    },
    gzip_window: { syntax: '<power-of-two-size 512..32768>', in: httpLevels, default: '32k' },
    postpone_gzipping: { syntax: '<size>', in: httpLevels, since: '0.7.39' },
  },
  variables: {
    gzip_ratio: {},
  },
})
