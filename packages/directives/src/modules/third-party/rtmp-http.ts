import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

/** The statistics and controls of the rtmp module, which are served over http. */
export const rtmpHttp = defineModule({
  name: 'ngx_rtmp_stat_module',
  family: 'http',
  thirdParty: 'rtmp',
  directives: {
    rtmp_control: { syntax: 'all|record|drop|redirect ...', in: httpLevels, repeatable: 'words', caseless: true },
    rtmp_stat: { syntax: 'all|global|live|clients ...', in: httpLevels, repeatable: 'words', caseless: true },
    rtmp_stat_stylesheet: { syntax: '<string>', in: httpLevels },
  },
})
