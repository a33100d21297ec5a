import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const access = defineModule({
  name: 'ngx_http_access_module',
  family: 'http',
  directives: {
    allow: {
      syntax: 'all | unix: | <cidr>',
      in: [...httpLevels, 'http.location.limit_except'],
      repeatable: true,
      replacedBy: ['deny'],
    },
    deny: {
      syntax: 'all | unix: | <cidr>',
      in: [...httpLevels, 'http.location.limit_except'],
      repeatable: true,
      replacedBy: ['allow'],
    },
  },
})
