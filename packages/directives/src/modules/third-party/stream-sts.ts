import { defineModule } from '../../module.ts'
import { streamLevels } from '../levels.ts'

export const streamSts = defineModule({
  name: 'ngx_stream_server_traffic_status_module',
  family: 'stream',
  thirdParty: 'sts',
  directives: {
    server_traffic_status: { syntax: '<flag>', in: streamLevels },
    server_traffic_status_average_method: {
      syntax: 'AMM|WMA [<time ms>]',
      in: streamLevels,
      repeatable: true,
      caseless: true,
    },
    server_traffic_status_filter: { syntax: '<flag>', in: streamLevels },
    server_traffic_status_filter_by_set_key: { syntax: '<text nonempty> [<text>]', in: streamLevels, repeatable: true },
    server_traffic_status_filter_check_duplicate: { syntax: '<flag>', in: streamLevels },
    server_traffic_status_histogram_buckets: { syntax: '<string> ...', in: streamLevels, repeatable: true },
    server_traffic_status_limit: { syntax: '<flag>', in: streamLevels },
    server_traffic_status_limit_check_duplicate: { syntax: '<flag>', in: streamLevels },
    server_traffic_status_limit_traffic: { syntax: '<string> [<string>]', in: streamLevels, repeatable: true },
    server_traffic_status_limit_traffic_by_set_key: {
      syntax: '<text nonempty> <string> [<string>]',
      in: streamLevels,
      repeatable: true,
    },
    server_traffic_status_zone: { syntax: '[shared:<name>:<size 32768..>]', in: ['stream'], repeatable: true },
  },
  variables: {
    sts_1xx_counter: {},
    sts_2xx_counter: {},
    sts_3xx_counter: {},
    sts_4xx_counter: {},
    sts_5xx_counter: {},
    sts_connect_counter: {},
    sts_in_bytes: {},
    sts_out_bytes: {},
    sts_session_time: {},
  },
})
