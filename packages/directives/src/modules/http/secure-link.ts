import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const secureLink = defineModule({
  name: 'ngx_http_secure_link_module',
  family: 'http',
  directives: {
    secure_link: { syntax: '<text>', in: httpLevels, since: '0.8.50' },
    secure_link_expires: { syntax: '', in: ['http'], since: '0.8.50', removed: '0.8.51' },
    secure_link_md5: { syntax: '<text>', in: httpLevels, since: '0.8.50' },
    secure_link_secret: { syntax: '<string>', in: httpLevels, since: '0.7.18' },
  },
  variables: {
    secure_link: {},
    secure_link_expires: {},
  },
})
