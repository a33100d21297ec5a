import { defineModule } from '../../module.ts'
import { geoipVariables } from '../geoip-variables.ts'

export const geoip = defineModule({
  name: 'ngx_http_geoip_module',
  family: 'http',
  dynamic: true,
  directives: {
    geoip_city: { syntax: '<path> [utf8]', in: ['http'], since: '0.7.63' },
    geoip_country: { syntax: '<path> [utf8]', in: ['http'], since: '0.7.63' },
    geoip_org: { syntax: '<path> [utf8]', in: ['http'], since: '1.0.3' },
    geoip_proxy: { syntax: '<network>', in: ['http'], since: '1.2.2', repeatable: true },
    geoip_proxy_recursive: { syntax: '<flag>', in: ['http'], default: 'off', since: '1.2.2' },
  },
  variables: geoipVariables,
})
