import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

const inLocation = ['http.location', 'http.location.if'] as const

export const redis2 = defineModule({
  name: 'ngx_http_redis2_module',
  family: 'http',
  thirdParty: 'redis2',
  directives: {
    redis2_bind: { syntax: '<string>', in: httpLevels, repeatable: true },
    redis2_buffer_size: { syntax: '<size>', in: httpLevels },
    redis2_connect_timeout: { syntax: '<time ms>', in: httpLevels },
    redis2_literal_raw_query: { syntax: '<string>', in: inLocation },
    redis2_next_upstream: {
      syntax: 'error|timeout|invalid_response|not_found|off ...',
      in: httpLevels,
      repeatable: 'words',
      caseless: true,
    },
    redis2_pass: { syntax: '<text>', in: inLocation, inherits: 'never', content: true },
    redis2_query: { syntax: '<text> ...', in: inLocation, repeatable: true },
    redis2_raw_queries: { syntax: '<text> <text>', in: inLocation, repeatable: true },
    redis2_raw_query: { syntax: '<text>', in: inLocation },
    redis2_read_timeout: { syntax: '<time ms>', in: httpLevels },
    redis2_send_timeout: { syntax: '<time ms>', in: httpLevels },
  },
})
