import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const authBasic = defineModule({
  name: 'ngx_http_auth_basic_module',
  family: 'http',
  directives: {
    auth_basic: {
      intervenes: 'may answer 401 (Unauthorized)',
      syntax: 'off | <text>',
      in: [...httpLevels, 'http.location.limit_except'],
      default: 'off',
      since: '0.1.26',
    },
    auth_basic_user_file: { syntax: '<file $>', in: [...httpLevels, 'http.location.limit_except'], since: '0.1.26' },
  },
})
