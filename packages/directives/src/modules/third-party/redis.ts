import { defineModule } from '../../module.ts'
import { passing } from '../http/passing.ts'
import { httpLevels } from '../levels.ts'

export const redis = defineModule({
  name: 'ngx_http_redis_module',
  family: 'http',
  thirdParty: 'redis',
  directives: {
    redis_bind: passing.bind,
    redis_buffer_size: passing.buffer_size,
    redis_connect_timeout: passing.connect_timeout,
    redis_gzip_flag: { syntax: '<number>', in: httpLevels },
    redis_next_upstream: {
      syntax: 'error|timeout|invalid_response|not_found|off ...',
      in: httpLevels,
      default: 'error timeout',
      repeatable: 'words',
      caseless: true,
    },
    redis_pass: {
      content: true,
      syntax: ['<known-upstream>', '<backend>:<port>', '<server $>'],
      in: ['http.location', 'http.location.if'],
      inherits: 'never',
    },
    redis_read_timeout: passing.read_timeout,
    redis_send_timeout: passing.send_timeout,
  },
  variables: {
    redis_auth: { changeable: true },
    redis_db: { changeable: true },
    redis_key: { changeable: true },
  },
})
