import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const authLdap = defineModule({
  name: 'ngx_http_auth_ldap_module',
  family: 'http',
  thirdParty: 'auth-ldap',
  directives: {
    auth_ldap: { syntax: 'off | <string>', in: [...httpLevels, 'http.location.limit_except'], repeatable: true },
    auth_ldap_cache_enabled: { syntax: '<flag>', in: ['http'] },
    auth_ldap_cache_expiration_time: { syntax: '<time ms>', in: ['http'] },
    auth_ldap_cache_size: { syntax: '<size>', in: ['http'] },
    auth_ldap_servers: {
      syntax: '[<ldap_server> ...]',
      in: [...httpLevels, 'http.location.limit_except'],
      repeatable: true,
    },
    auth_ldap_servers_size: { syntax: '<number>', in: ['http'] },
    ldap_server: {
      syntax: '<new ldap_server>',
      in: ['http'],
      block: {
        entries: [
          'url <string>',
          'binddn <string>',
          'binddn_passwd <string>',
          'group_attribute <string>',
          'group_attribute_is_dn on|off',
          'require valid_user|user|group|user_dn|group_dn [<text>]',
          'satisfy any|all',
          'referral on|off',
          'max_down_retries <string>',
          'connections <number 1..>',
          'ssl_check_cert on|off|full|chain',
          'ssl_ca_dir <path>',
          'ssl_ca_file <path>',
          'include <file>',
          '<string> [<string> ...]',
        ],
      },
      repeatable: true,
    },
  },
})
