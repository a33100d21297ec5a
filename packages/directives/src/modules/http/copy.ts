import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const copy = defineModule({
  name: 'ngx_http_copy_filter_module',
  family: 'http',
  directives: {
    output_buffers: { syntax: '<number 1..> <size 1..>', in: httpLevels, default: '2 32k' },
  },
})
