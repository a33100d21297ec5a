import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

const anywhere = [...httpLevels, 'http.location.limit_except'] as const

export const authPam = defineModule({
  name: 'ngx_http_auth_pam_module',
  family: 'http',
  thirdParty: 'auth-pam',
  directives: {
    auth_pam: { syntax: '<string>', in: anywhere },
    auth_pam_service_name: { syntax: '<string>', in: anywhere },
    auth_pam_set_pam_env: { syntax: '<flag>', in: anywhere },
  },
})
