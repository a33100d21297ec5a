import { defineModule } from '../../module.ts'
import { passing } from './passing.ts'

export const tunnel = defineModule({
  name: 'ngx_http_tunnel_module',
  family: 'http',
  directives: {
    tunnel_allow_upstream: passing.allow_upstream,
    tunnel_bind: { ...passing.bind, since: '1.31.0' },
    tunnel_bind_dynamic: passing.bind_dynamic,
    tunnel_buffer_size: { ...passing.buffer_size, default: '16k', since: '1.31.0' },
    tunnel_connect_timeout: { ...passing.connect_timeout, since: '1.31.0' },
    tunnel_next_upstream: { ...passing.next_upstream, syntax: 'error|timeout|off ...', since: '1.31.0' },
    tunnel_next_upstream_timeout: { ...passing.next_upstream_timeout, since: '1.31.0' },
    tunnel_next_upstream_tries: { ...passing.next_upstream_tries, since: '1.31.0' },
    tunnel_pass: {
      content: true,
      syntax: '[<known-upstream> | <backend>:<port> | <server $>]',
      in: ['http.server', 'http.location', 'http.location.if'],
      since: '1.31.0',
      inherits: 'never',
    },
    tunnel_read_timeout: { ...passing.read_timeout, since: '1.31.0' },
    tunnel_send_lowat: { ...passing.send_lowat, since: '1.31.0' },
    tunnel_send_timeout: { ...passing.send_timeout, since: '1.31.0' },
    tunnel_socket_keepalive: { ...passing.socket_keepalive, since: '1.31.0' },
    tunnel_socket_rcvbuf: passing.socket_rcvbuf,
    tunnel_socket_sndbuf: passing.socket_sndbuf,
  },
})
