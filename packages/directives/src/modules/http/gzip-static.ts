import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const gzipStatic = defineModule({
  name: 'ngx_http_gzip_static_module',
  family: 'http',
  directives: {
    gzip_static: { syntax: 'off | on | always', in: httpLevels, default: 'off', since: '0.6.23', caseless: true },
  },
})
