import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const subsFilter = defineModule({
  name: 'ngx_http_subs_filter_module',
  family: 'http',
  thirdParty: 'subs-filter',
  directives: {
    subs_buffers: { syntax: '<number 1..> <size 1..>', in: httpLevels },
    subs_filter: { syntax: '<text> <text> [<string> ...]', in: httpLevels, repeatable: true },
    subs_filter_bypass: { syntax: '<text> ...', in: httpLevels, repeatable: true },
    subs_filter_types: { syntax: '<mime-type> ...', in: httpLevels, default: 'text/html', repeatable: 'words' },
    subs_line_buffer_size: { syntax: '<size> <string>', in: httpLevels },
  },
})
