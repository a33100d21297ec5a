import { defineModule } from '../../module.ts'
import { streamLevels } from '../levels.ts'

export const realip = defineModule({
  name: 'ngx_stream_realip_module',
  family: 'stream',
  directives: {
    set_real_ip_from: { syntax: 'unix: | <trusted-address>', in: streamLevels, since: '1.11.4', repeatable: true },
  },
  variables: {
    realip_remote_addr: {},
    realip_remote_port: {},
  },
})
