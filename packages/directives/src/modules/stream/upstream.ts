import { defineModule } from '../../module.ts'
import { resolver } from '../notations.ts'
import { server } from '../upstream-server.ts'

export const upstream = defineModule({
  name: 'ngx_stream_upstream_module',
  family: 'stream',
  directives: {
    resolver: { syntax: resolver, in: ['stream.upstream'], since: '1.27.3' },
    resolver_timeout: { syntax: '<time ms>', in: ['stream.upstream'], default: '30s', since: '1.27.3' },
    server: { syntax: server, in: ['stream.upstream'], since: '1.9.0', repeatable: true },
    state: { syntax: '<file>', in: ['stream.upstream'], repeatable: true, plus: true },
    upstream: { syntax: '<new upstream>', in: ['stream'], since: '1.9.0', block: 'stream.upstream', repeatable: true },
  },
  variables: {
    upstream_addr: {},
    upstream_bytes_received: {},
    upstream_bytes_sent: {},
    upstream_connect_time: {},
    upstream_first_byte_time: {},
    upstream_last_addr: { plus: true },
    upstream_session_time: {},
  },
})
