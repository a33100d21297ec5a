import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const index = defineModule({
  name: 'ngx_http_index_module',
  family: 'http',
  directives: {
    index: { syntax: '<index-file> ...', requests: 'names', in: httpLevels, default: 'index.html', repeatable: true },
    index_cache: { syntax: '<string> ...', in: httpLevels, removed: '0.6.10' },
  },
})
