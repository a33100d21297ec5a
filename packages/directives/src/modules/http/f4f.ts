import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const f4f = defineModule({
  name: 'ngx_http_f4f_module',
  family: 'http',
  directives: {
    f4f: { syntax: '', in: ['http.location'], repeatable: true, plus: true, content: true },
    f4f_buffer_size: { syntax: '<offset>', in: httpLevels, default: '512k', repeatable: true, plus: true },
  },
})
