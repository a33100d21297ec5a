import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const slice = defineModule({
  name: 'ngx_http_slice_filter_module',
  family: 'http',
  directives: {
    slice: { syntax: '<size>', in: httpLevels, default: '0', since: '1.9.8' },
  },
  variables: {
    slice_range: {},
  },
})
