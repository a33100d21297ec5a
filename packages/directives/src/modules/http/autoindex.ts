import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const autoindex = defineModule({
  name: 'ngx_http_autoindex_module',
  family: 'http',
  directives: {
    autoindex: { syntax: '<flag>', in: httpLevels, default: 'off', since: '0.1.3' },
    autoindex_exact_size: { syntax: '<flag>', in: httpLevels, default: 'on', since: '0.1.38' },
    autoindex_format: {
      syntax: 'html | json | jsonp | xml',
      in: httpLevels,
      default: 'html',
      since: '1.7.9',
      caseless: true,
    },
    autoindex_localtime: { syntax: '<flag>', in: httpLevels, default: 'off', since: '0.1.34' },
  },
})
