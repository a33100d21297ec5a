import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

/** What the rtmp module serves over http: statistics, controls and streams. */
export const rtmpHttp = defineModule({
  name: 'ngx_rtmp_stat_module',
  family: 'http',
  thirdParty: 'rtmp',
  directives: {
    // nginx-http-flv-module's, as are rtmp_stat_format and the "record" of rtmp_stat
    flv_live: { syntax: '<flag>', in: ['http.location'], default: 'off' },
    rtmp_control: { syntax: 'all|record|drop|redirect ...', in: httpLevels, repeatable: 'words', caseless: true },
    rtmp_stat: { syntax: 'all|global|live|clients|record ...', in: httpLevels, repeatable: 'words', caseless: true },
    rtmp_stat_format: { syntax: 'xml|json', in: httpLevels, default: 'xml', repeatable: 'words', caseless: true },
    rtmp_stat_stylesheet: { syntax: '<string>', in: httpLevels },
  },
})
