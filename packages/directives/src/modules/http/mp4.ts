import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const mp4 = defineModule({
  name: 'ngx_http_mp4_module',
  family: 'http',
  directives: {
    mp4: { syntax: '', in: ['http.location'], since: '1.0.7', repeatable: true, inherits: 'never', content: true },
    mp4_buffer_size: { syntax: '<size>', in: httpLevels, default: '512K', since: '1.0.7' },
    mp4_limit_rate: { syntax: 'on | off | <string>', in: httpLevels, default: 'off', repeatable: true, plus: true },
    mp4_limit_rate_after: { syntax: '<time>', in: httpLevels, default: '60s', repeatable: true, plus: true },
    mp4_max_buffer_size: { syntax: '<size>', in: httpLevels, default: '10M', since: '1.0.7' },
    mp4_start_key_frame: { syntax: '<flag>', in: httpLevels, default: 'off', since: '1.21.4' },
  },
})
