import { defineModule } from '../../module.ts'
import { streamLevels } from '../levels.ts'

export const sslPreread = defineModule({
  name: 'ngx_stream_ssl_preread_module',
  family: 'stream',
  directives: {
    ssl_preread: { syntax: '<flag>', in: streamLevels, default: 'off', since: '1.11.5' },
  },
  variables: {
    ssl_preread_alpn_protocols: {},
    ssl_preread_protocol: { since: '1.15.2' },
    ssl_preread_server_name: {},
  },
})
