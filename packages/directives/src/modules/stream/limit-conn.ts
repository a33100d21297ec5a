import { defineModule } from '../../module.ts'
import { streamLevels } from '../levels.ts'

export const limitConn = defineModule({
  name: 'ngx_stream_limit_conn_module',
  family: 'stream',
  directives: {
    limit_conn: {
      syntax: '<limit_conn_zone> <number 1..65535>',
      in: streamLevels,
      since: '1.9.3',
      repeatable: 'by-symbol',
    },
    limit_conn_dry_run: { syntax: '<flag>', in: streamLevels, default: 'off', since: '1.17.6' },
    limit_conn_log_level: {
      syntax: 'info | notice | warn | error',
      in: streamLevels,
      default: 'error',
      since: '1.9.3',
      caseless: true,
    },
    limit_conn_zone: {
      syntax: '<text> zone=<new limit_conn_zone>:<size 32768..>',
      in: ['stream'],
      since: '1.9.3',
      repeatable: true,
    },
  },
  variables: {
    limit_conn_status: { since: '1.17.6' },
  },
})
