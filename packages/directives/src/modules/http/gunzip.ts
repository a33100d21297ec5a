import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const gunzip = defineModule({
  name: 'ngx_http_gunzip_filter_module',
  family: 'http',
  directives: {
    gunzip: { syntax: '<flag>', in: httpLevels, default: 'off', since: '1.3.6' },
    gunzip_buffers: { syntax: '<number 1..> <size 1..>', in: httpLevels, default: '32 4k|16 8k', since: '1.3.6' },
  },
})
