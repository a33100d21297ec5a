import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

const flag = 'off|secure|httponly|samesite=strict|samesite=lax|samesite=none'

export const userid = defineModule({
  name: 'ngx_http_userid_filter_module',
  family: 'http',
  directives: {
    userid: { syntax: 'off | log | v1 | on', in: httpLevels, default: 'off', caseless: true },
    userid_domain: { syntax: 'none | <string>', in: httpLevels, default: 'none' },
    userid_expires: { syntax: 'max | off | <time>', in: httpLevels, default: 'off' },
    userid_flags: {
      syntax: `${flag} [${flag} [${flag}]]`,
      in: httpLevels,
      default: 'off',
      since: '1.19.3',
      repeatable: 'words',
      caseless: true,
    },
    userid_mark: { syntax: 'off | <cookie-mark>', in: httpLevels, default: 'off', since: '0.1.44' },
    userid_name: { syntax: '<string>', in: httpLevels, default: 'uid' },
    userid_p3p: { syntax: 'none | <string>', in: httpLevels, default: 'none', since: '0.1.5' },
    userid_path: { syntax: '<string>', in: httpLevels, default: '/' },
    userid_service: { syntax: '<number>', in: httpLevels, default: 'IP address of the server' },
  },
  variables: {
    uid_got: {},
    uid_reset: { changeable: true },
    uid_set: {},
  },
})
