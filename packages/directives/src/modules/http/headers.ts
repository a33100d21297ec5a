import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const headers = defineModule({
  name: 'ngx_http_headers_filter_module',
  family: 'http',
  directives: {
    add_header: {
      syntax: '<header> <text> [always]',
      in: [...httpLevels, 'http.location.if'],
      since: '0.3.8',
      repeatable: true,
      inheritedAs: 'add_header_inherit',
    },
    add_header_inherit: {
      syntax: 'off | on | merge',
      in: [...httpLevels, 'http.location.if'],
      default: 'on',
      since: '1.29.3',
      caseless: true,
    },
    add_trailer: {
      syntax: '<header> <text> [always]',
      in: [...httpLevels, 'http.location.if'],
      since: '1.13.2',
      repeatable: true,
      inheritedAs: 'add_trailer_inherit',
    },
    add_trailer_inherit: {
      syntax: 'off | on | merge',
      in: [...httpLevels, 'http.location.if'],
      default: 'on',
      since: '1.29.3',
      caseless: true,
    },
    expires: {
      syntax: ['epoch | max | off', '<expiry>', 'modified <expiry modified>'],
      in: [...httpLevels, 'http.location.if'],
      default: 'off',
    },
  },
})
