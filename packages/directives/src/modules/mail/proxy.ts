import { defineModule } from '../../module.ts'
import { mailLevels } from '../levels.ts'

export const proxy = defineModule({
  name: 'ngx_mail_proxy_module',
  family: 'mail',
  directives: {
    proxy: { syntax: '<flag>', in: mailLevels, since: '0.5.15' },
    proxy_buffer: { syntax: '<size>', in: mailLevels, default: '4k|8k', since: '0.5.15' },
    proxy_pass_error_message: { syntax: '<flag>', in: mailLevels, default: 'off', since: '0.5.15' },
    proxy_protocol: {
      syntax: 'off | on | v2{since 1.31.4}',
      in: mailLevels,
      default: 'off',
      since: '1.19.8',
      caseless: true,
    },
    proxy_smtp_auth: { syntax: '<flag>', in: mailLevels, default: 'off', since: '1.19.4' },
    proxy_timeout: { syntax: '<time ms>', in: mailLevels, default: '24h', since: '0.5.15' },
    xclient: { syntax: '<flag>', in: mailLevels, default: 'on', since: '0.5.15' },
  },
})
