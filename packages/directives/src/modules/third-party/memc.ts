import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

const inLocation = ['http.location', 'http.location.if'] as const

export const memc = defineModule({
  name: 'ngx_http_memc_module',
  family: 'http',
  thirdParty: 'memc',
  directives: {
    memc_buffer_size: { syntax: '<size>', in: httpLevels },
    memc_cmds_allowed: {
      syntax: 'get|set|add|delete|replace|append|prepend|incr|decr|flush_all|stats|version ...',
      in: [...httpLevels, 'http.location.if'],
      repeatable: true,
    },
    memc_connect_timeout: { syntax: '<time ms>', in: httpLevels },
    memc_flags_to_last_modified: { syntax: '<flag>', in: inLocation },
    memc_ignore_client_abort: { syntax: '<flag>', in: inLocation },
    memc_next_upstream: {
      syntax: 'error|timeout|invalid_response|not_found|off ...',
      in: httpLevels,
      repeatable: 'words',
      caseless: true,
    },
    memc_pass: { syntax: '<text>', in: inLocation, inherits: 'never', content: true },
    memc_read_timeout: { syntax: '<time ms>', in: httpLevels },
    memc_send_timeout: { syntax: '<time ms>', in: httpLevels },
  },
  variables: {
    memc_cmd: { changeable: true },
    memc_exptime: { changeable: true },
    memc_flags: { changeable: true },
    memc_flags_as_http_time: {},
    memc_key: { changeable: true },
    memc_value: { changeable: true },
  },
})
