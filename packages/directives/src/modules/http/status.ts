import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

/** Superseded by ngx_http_api_module, which has a status_zone of its own. */
export const status = defineModule({
  name: 'ngx_http_status_module',
  family: 'http',
  directives: {
    status: {
      content: true,
      syntax: '',
      in: ['http.location'],
      removed: '1.13.10',
      deprecated: ['1.13.3', '"api"'],
      repeatable: true,
      plus: true,
    },
    status_format: {
      syntax: 'json | jsonp [<text>]',
      in: httpLevels,
      default: 'json',
      removed: '1.13.10',
      deprecated: ['1.13.3', '"api"'],
      repeatable: true,
      plus: true,
    },
  },
})
