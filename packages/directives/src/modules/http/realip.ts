import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const realip = defineModule({
  name: 'ngx_http_realip_module',
  family: 'http',
  directives: {
    real_ip_header: {
      syntax: 'X-Real-IP | X-Forwarded-For | proxy_protocol | <request-header>',
      in: httpLevels,
      default: 'X-Real-IP',
      since: '0.3.8',
    },
    real_ip_recursive: { syntax: '<flag>', in: httpLevels, default: 'off', since: '1.2.2' },
    set_real_ip_from: { syntax: 'unix: | <trusted-address>', in: httpLevels, since: '0.3.8', repeatable: true },
  },
  variables: {
    realip_remote_addr: {},
    realip_remote_port: {},
  },
})
