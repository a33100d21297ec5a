import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'
import { logBuffer, logFormats, openLogFileCache } from '../notations.ts'

export const log = defineModule({
  name: 'ngx_http_log_module',
  family: 'http',
  directives: {
    access_log: {
      syntax: [
        'off',
        'syslog:<syslog> [<http_log_format> [if=<text>]]',
        '<log-file-template> [<http_log_format> [if=<text>]]',
        `<log-file> [<http_log_format> ${logBuffer} [if=<text>]]`,
      ],
      in: [...httpLevels, 'http.location.if', 'http.location.limit_except'],
      default: 'logs/access.log combined',
      repeatable: true,
    },
    log_format: { syntax: logFormats('http_log_format'), in: ['http'], default: 'combined "..."', repeatable: true },
    open_log_file_cache: { syntax: openLogFileCache, most: 4, in: httpLevels, default: 'off', since: '0.7.4' },
  },
})
