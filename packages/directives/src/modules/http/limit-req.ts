import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const limitReq = defineModule({
  name: 'ngx_http_limit_req_module',
  family: 'http',
  directives: {
    limit_req: {
      most: 3,
      syntax: 'zone=<limit_req_zone> [burst=<number 1..>] [nodelay] [delay=<number 1..>{since 1.15.7}]',
      in: httpLevels,
      since: '0.7.20',
      repeatable: 'by-symbol',
    },
    limit_req_dry_run: { syntax: '<flag>', in: httpLevels, default: 'off', since: '1.17.1' },
    limit_req_log_level: {
      syntax: 'info | notice | warn | error',
      in: httpLevels,
      default: 'error',
      since: '0.7.63',
      caseless: true,
    },
    limit_req_status: { syntax: '<status 400..599>', in: httpLevels, default: '503', since: '1.3.15' },
    limit_req_zone: {
      syntax: '<text> zone=<new limit_req_zone>:<size 32768..>{once} rate=<rate>{once} [sync{plus once}]',
      in: ['http'],
      since: '0.7.20',
      repeatable: true,
    },
  },
  variables: {
    limit_req_status: { since: '1.17.6' },
  },
})
