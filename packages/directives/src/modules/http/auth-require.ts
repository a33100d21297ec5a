import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const authRequire = defineModule({
  name: 'ngx_http_auth_require_module',
  family: 'http',
  directives: {
    auth_require: {
      syntax: '[error=<status 400..599>] <condition> ... [error=<status 400..599>]',
      in: [...httpLevels, 'http.location.limit_except'],
      since: '1.29.0',
      repeatable: true,
      plus: true,
    },
  },
})
