import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const zstd = defineModule({
  name: 'ngx_http_zstd_filter_module',
  family: 'http',
  thirdParty: 'zstd',
  directives: {
    zstd: { syntax: '<flag>', in: [...httpLevels, 'http.location.if'], default: 'off' },
    zstd_buffers: { syntax: '<number 1..> <size 1..>', in: httpLevels },
    zstd_comp_level: { syntax: '<integer>', in: httpLevels, default: '1' },
    zstd_dict_file: { syntax: '<path>', in: ['http'] },
    zstd_min_length: { syntax: '<size> [<string> ...]', in: httpLevels, default: '20' },
    zstd_static: { syntax: 'off|on|always', in: httpLevels, default: 'off', caseless: true },
    zstd_types: { syntax: '<mime-type> ...', in: httpLevels, default: 'text/html', repeatable: 'words' },
  },
  variables: {
    zstd_ratio: {},
  },
})
