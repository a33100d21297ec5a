import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

const anywhere = [...httpLevels, 'http.location.limit_except'] as const

export const authSpnego = defineModule({
  name: 'ngx_http_auth_spnego_module',
  family: 'http',
  thirdParty: 'auth-spnego',
  directives: {
    auth_gss: { syntax: '<flag>', in: anywhere },
    auth_gss_allow_basic_fallback: { syntax: '<flag>', in: anywhere },
    auth_gss_authorized_principal: { syntax: '<string> [<string> ...]', in: anywhere, repeatable: true },
    auth_gss_authorized_principal_regex: { syntax: '<string> ...', in: anywhere, repeatable: true },
    auth_gss_constrained_delegation: { syntax: '<flag>', in: anywhere },
    auth_gss_delegate_credentials: { syntax: '<flag>', in: anywhere },
    auth_gss_force_realm: { syntax: '<flag>', in: anywhere },
    auth_gss_format_full: { syntax: '<flag>', in: anywhere },
    auth_gss_keytab: { syntax: '<path>', in: anywhere },
    auth_gss_map_to_local: { syntax: '<flag>', in: anywhere },
    auth_gss_realm: { syntax: '<string>', in: anywhere },
    auth_gss_service_ccache: { syntax: '<path>', in: anywhere },
    auth_gss_service_name: { syntax: '<string>', in: anywhere },
    auth_gss_zone_name: { syntax: '<string>', in: ['http'] },
  },
})
