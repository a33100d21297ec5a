import { defineModule } from '../../module.ts'

const aboveLocation = ['http', 'http.server'] as const

export const proxyConnect = defineModule({
  name: 'ngx_http_proxy_connect_module',
  family: 'http',
  thirdParty: 'proxy-connect',
  directives: {
    proxy_connect: { syntax: '', in: ['http.server'], repeatable: true },
    proxy_connect_address: { syntax: '<text>', in: aboveLocation },
    proxy_connect_allow: { syntax: 'all | <string> ...', in: ['http.server'] },
    proxy_connect_bind: { syntax: 'off | <address $> [transparent]', in: aboveLocation },
    proxy_connect_connect_timeout: { syntax: '<time ms>', in: aboveLocation },
    proxy_connect_data_timeout: { syntax: '<time ms>', in: aboveLocation },
    proxy_connect_read_timeout: { syntax: '<time ms>', in: aboveLocation },
    proxy_connect_response: { syntax: '<text>', in: aboveLocation },
    proxy_connect_send_lowat: { syntax: '<size>', in: aboveLocation },
    proxy_connect_send_timeout: { syntax: '<time ms>', in: aboveLocation },
  },
  variables: {
    connect_addr: {},
    proxy_connect_connect_time: {},
    proxy_connect_connect_timeout: { changeable: true },
    proxy_connect_data_timeout: { changeable: true },
    proxy_connect_first_byte_time: {},
    proxy_connect_read_timeout: { changeable: true },
    proxy_connect_resolve_time: {},
    proxy_connect_response: { changeable: true },
    proxy_connect_send_timeout: { changeable: true },
  },
})
