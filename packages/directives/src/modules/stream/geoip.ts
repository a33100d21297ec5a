import { defineModule } from '../../module.ts'
import { geoipVariables } from '../geoip-variables.ts'

export const geoip = defineModule({
  name: 'ngx_stream_geoip_module',
  family: 'stream',
  dynamic: true,
  directives: {
    geoip_city: { syntax: '<path> [utf8]', in: ['stream'], since: '1.11.3' },
    geoip_country: { syntax: '<path> [utf8]', in: ['stream'], since: '1.11.3' },
    geoip_org: { syntax: '<path> [utf8]', in: ['stream'], since: '1.11.3' },
  },
  variables: geoipVariables,
})
