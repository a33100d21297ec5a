import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const authRequest = defineModule({
  name: 'ngx_http_auth_request_module',
  family: 'http',
  directives: {
    auth_request: {
      syntax: 'off | <plain-uri>',
      requests: 0,
      in: httpLevels,
      default: 'off',
      since: '1.5.4',
      intervenes: 'may answer 401 or 403, as a subrequest says',
    },
    auth_request_set: { syntax: '<new variable> <text>', in: httpLevels, since: '1.5.4', repeatable: true },
  },
})
