import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const sessionLog = defineModule({
  name: 'ngx_http_session_log_module',
  family: 'http',
  directives: {
    session_log: { syntax: 'off | <session_log_zone>', in: httpLevels, default: 'off', repeatable: true, plus: true },
    session_log_format: {
      syntax: '<new session_log_format> <string> ...',
      in: ['http'],
      default: 'combined "..."',
      repeatable: true,
      plus: true,
    },
    session_log_zone: {
      syntax:
        '<path> zone=<new session_log_zone>:<size> [format=<session_log_format>] [timeout=<any-time>] [id=<text>] [md5=<text>]',
      in: ['http'],
      repeatable: true,
      plus: true,
    },
  },
  variables: {
    session_log_binary_id: { plus: true },
    session_log_id: { plus: true },
  },
})
