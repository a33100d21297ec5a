import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const addition = defineModule({
  name: 'ngx_http_addition_filter_module',
  family: 'http',
  directives: {
    add_after_body: { syntax: '<plain-uri>', requests: 0, in: httpLevels, since: '0.3.36' },
    add_before_body: { syntax: '<plain-uri>', requests: 0, in: httpLevels, since: '0.3.36' },
    addition_types: {
      syntax: '<mime-type> ...',
      in: httpLevels,
      default: 'text/html',
      since: '0.7.65',
      repeatable: 'words',
    },
    addtion_types: { syntax: '', in: ['http'], since: '0.7.9', removed: '0.8.16' },
  },
})
