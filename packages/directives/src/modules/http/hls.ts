import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const hls = defineModule({
  name: 'ngx_http_hls_module',
  family: 'http',
  directives: {
    hls: { syntax: '', in: ['http.location'], repeatable: true, plus: true, content: true },
    hls_buffers: { syntax: '<number 1..> <offset>', in: httpLevels, default: '8 2m', repeatable: true, plus: true },
    hls_forward_args: { syntax: '<flag>', in: httpLevels, default: 'off', repeatable: true, plus: true },
    hls_fragment: { syntax: '<any-time>', in: httpLevels, default: '5s', repeatable: true, plus: true },
    hls_mp4_buffer_size: { syntax: '<offset>', in: httpLevels, default: '512k', repeatable: true, plus: true },
    hls_mp4_max_buffer_size: { syntax: '<offset>', in: httpLevels, default: '10m', repeatable: true, plus: true },
  },
})
