import { defineModule } from '../../module.ts'
import { mailLevels } from '../levels.ts'

export const authHttp = defineModule({
  name: 'ngx_mail_auth_http_module',
  family: 'mail',
  directives: {
    auth_http: { syntax: '[http://]<auth-server>', in: mailLevels, since: '0.5.15', repeatable: true },
    auth_http_header: { syntax: '<request-header> <string>', in: mailLevels, since: '0.5.15', repeatable: true },
    auth_http_pass_client_cert: { syntax: '<flag>', in: mailLevels, default: 'off', since: '1.7.11' },
    auth_http_timeout: { syntax: '<time ms>', in: mailLevels, default: '60s', since: '0.5.15' },
  },
})
