import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const limitTrafficRate = defineModule({
  name: 'ngx_http_limit_traffic_rate_filter_module',
  family: 'http',
  thirdParty: 'limit-traffic-rate',
  directives: {
    limit_traffic_rate: { syntax: '<name> <size 1..>', in: httpLevels, repeatable: true },
    limit_traffic_rate_zone: { syntax: '<name> <variable> <size 32768..>', in: ['http'], repeatable: true },
  },
})
