import { defineModule } from '../../module.ts'

export const v3 = defineModule({
  name: 'ngx_http_v3_module',
  family: 'http',
  directives: {
    http3: { syntax: '<flag>', in: ['http', 'http.server'], default: 'on', since: '1.25.0' },
    http3_hq: { syntax: '<flag>', in: ['http', 'http.server'], default: 'off', since: '1.25.0' },
    http3_max_concurrent_streams: {
      syntax: '<number>',
      in: ['http', 'http.server'],
      default: '128',
      since: '1.25.0',
    },
    http3_stream_buffer_size: { syntax: '<size>', in: ['http', 'http.server'], default: '64k', since: '1.25.0' },
    quic_active_connection_id_limit: {
      syntax: '<number>',
      in: ['http', 'http.server'],
      default: '2',
      since: '1.25.0',
    },
    quic_gso: { syntax: '<flag>', in: ['http', 'http.server'], default: 'off', since: '1.25.0' },
    quic_host_key: { syntax: '<file>', in: ['http', 'http.server'], since: '1.25.0' },
    quic_retry: { syntax: '<flag>', in: ['http', 'http.server'], default: 'off', since: '1.25.0' },
  },
  variables: {
    http3: { since: '1.25.0' },
  },
})
