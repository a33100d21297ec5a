import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'
import { passing } from './passing.ts'

export const memcached = defineModule({
  name: 'ngx_http_memcached_module',
  family: 'http',
  directives: {
    memcached_allow_upstream: passing.allow_upstream,
    memcached_bind: { ...passing.bind, since: '0.8.22' },
    memcached_bind_dynamic: passing.bind_dynamic,
    memcached_buffer_size: { ...passing.buffer_size, since: '0.3.12' },
    memcached_connect_timeout: { ...passing.connect_timeout, since: '0.3.12' },
    memcached_gzip_flag: { syntax: '<number>', in: httpLevels, since: '1.3.6' },
    memcached_next_upstream: {
      ...passing.next_upstream,
      syntax: 'error|timeout|invalid_response|not_found|off ...',
      since: '0.3.12',
    },
    memcached_next_upstream_timeout: passing.next_upstream_timeout,
    memcached_next_upstream_tries: passing.next_upstream_tries,
    memcached_pass: {
      content: 'redirecting',
      syntax: ['<known-upstream>', '<backend>:<port>', '<server>'],
      examples: ['127.0.0.1:11211'],
      in: ['http.location', 'http.location.if'],
      since: '0.3.12',
      inherits: 'never',
      // ngx_http_memcached_pass() asks for the variable's index
      uses: ['memcached_key'],
    },
    memcached_read_timeout: { ...passing.read_timeout, since: '0.3.12' },
    memcached_send_timeout: { ...passing.send_timeout, since: '0.3.12' },
    memcached_socket_keepalive: passing.socket_keepalive,
    memcached_upstream_fail_timeout: { syntax: '', in: ['http'], since: '0.3.12', removed: '0.8.38' },
    memcached_upstream_max_fails: { syntax: '', in: ['http'], since: '0.3.12', removed: '0.8.38' },
  },
  variables: {
    memcached_key: { awaited: true },
  },
})
