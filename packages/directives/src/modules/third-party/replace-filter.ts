import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

const anywhere = [...httpLevels, 'http.location.if'] as const

export const replaceFilter = defineModule({
  name: 'ngx_http_replace_filter_module',
  family: 'http',
  thirdParty: 'replace-filter',
  directives: {
    replace_filter: { syntax: '<string> <string> [<string>]', in: anywhere, repeatable: true },
    replace_filter_last_modified: { syntax: 'clear|keep [<string> ...]', in: anywhere, caseless: true },
    replace_filter_max_buffered_size: { syntax: '<size>', in: anywhere },
    replace_filter_skip: { syntax: '<text>', in: anywhere },
    replace_filter_types: { syntax: '<mime-type> ...', in: anywhere, repeatable: 'words' },
  },
})
