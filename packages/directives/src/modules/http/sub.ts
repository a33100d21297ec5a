import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const sub = defineModule({
  name: 'ngx_http_sub_filter_module',
  family: 'http',
  directives: {
    sub_filter: { syntax: '<text nonempty> <text>', in: httpLevels, since: '0.5.18', repeatable: true },
    sub_filter_last_modified: { syntax: '<flag>', in: httpLevels, default: 'off', since: '1.5.1' },
    sub_filter_once: { syntax: '<flag>', in: httpLevels, default: 'on', since: '0.5.18' },
    sub_filter_types: {
      syntax: '<mime-type> ...',
      in: httpLevels,
      default: 'text/html',
      since: '0.5.18',
      repeatable: 'words',
    },
  },
})
