import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

const belowHttp = ['http.server', 'http.location'] as const

export const sts = defineModule({
  name: 'ngx_http_stream_server_traffic_status_module',
  family: 'http',
  thirdParty: 'sts',
  directives: {
    stream_server_traffic_status: { syntax: '<flag>', in: httpLevels },
    stream_server_traffic_status_average_method: {
      syntax: 'AMM|WMA [<time ms>]',
      in: httpLevels,
      repeatable: true,
      caseless: true,
    },
    stream_server_traffic_status_display: { syntax: '[<string>]', in: belowHttp, repeatable: true },
    stream_server_traffic_status_display_format: {
      syntax: 'json|html|jsonp|prometheus',
      in: belowHttp,
      caseless: true,
    },
    stream_server_traffic_status_display_jsonp: { syntax: '<string>', in: belowHttp },
    stream_server_traffic_status_zone: { syntax: '[shared:<name>:<size 32768..>]', in: ['http'], repeatable: true },
  },
})
