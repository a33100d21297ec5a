import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const limitConn = defineModule({
  name: 'ngx_http_limit_conn_module',
  family: 'http',
  directives: {
    limit_conn: {
      syntax: '<limit_conn_zone> <number 1..65535>',
      in: httpLevels,
      since: '1.1.8',
      repeatable: 'by-symbol',
    },
    limit_conn_dry_run: { syntax: '<flag>', in: httpLevels, default: 'off', since: '1.17.6' },
    limit_conn_log_level: {
      syntax: 'info | notice | warn | error',
      in: httpLevels,
      default: 'error',
      since: '1.1.8',
      caseless: true,
    },
    limit_conn_status: { syntax: '<status 400..599>', in: httpLevels, default: '503', since: '1.3.15' },
    limit_conn_zone: {
      syntax: '<text> zone=<new limit_conn_zone>:<size 32768..>',
      in: ['http'],
      since: '1.1.8',
      repeatable: true,
    },
    limit_zone: {
      syntax: '<name> <variable> <size>',
      in: ['http'],
      since: '0.5.6',
      removed: '1.7.6',
      deprecated: ['1.1.8', '"limit_conn_zone"'],
    },
  },
  variables: {
    limit_conn_status: { since: '1.17.6' },
  },
})
