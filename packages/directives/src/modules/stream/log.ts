import { defineModule } from '../../module.ts'
import { streamLevels } from '../levels.ts'
import { logBuffer, logFormats, openLogFileCache } from '../notations.ts'

export const log = defineModule({
  name: 'ngx_stream_log_module',
  family: 'stream',
  directives: {
    access_log: {
      syntax: [
        'off',
        'syslog:<syslog> <stream_log_format> [if=<text>]',
        '<log-file-template> <stream_log_format> [if=<text>]',
        `<log-file> <stream_log_format> ${logBuffer} [if=<text>]`,
      ],
      in: streamLevels,
      default: 'off',
      since: '1.11.4',
      repeatable: true,
    },
    log_format: { syntax: logFormats('stream_log_format'), in: ['stream'], since: '1.11.4', repeatable: true },
    open_log_file_cache: { syntax: openLogFileCache, most: 4, in: streamLevels, default: 'off', since: '1.11.4' },
  },
})
