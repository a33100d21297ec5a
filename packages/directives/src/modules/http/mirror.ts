import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const mirror = defineModule({
  name: 'ngx_http_mirror_module',
  family: 'http',
  directives: {
    mirror: {
      syntax: 'off | <plain-uri>',
      requests: 0,
      in: httpLevels,
      default: 'off',
      since: '1.13.4',
      repeatable: { exceptWith: 'off' },
    },
    mirror_request_body: { syntax: '<flag>', in: httpLevels, default: 'on', since: '1.13.4' },
  },
})
