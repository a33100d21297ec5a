import { defineModule } from '../../module.ts'
import { mailLevels } from '../levels.ts'

export const realip = defineModule({
  name: 'ngx_mail_realip_module',
  family: 'mail',
  directives: {
    set_real_ip_from: { syntax: 'unix: | <trusted-address>', in: mailLevels, since: '1.19.8', repeatable: true },
  },
})
