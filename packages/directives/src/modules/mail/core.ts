import { defineModule } from '../../module.ts'
import { mailLevels } from '../levels.ts'
import { errorLog, listenOptions, resolver } from '../notations.ts'

export const core = defineModule({
  name: 'ngx_mail_core_module',
  family: 'mail',
  directives: {
    auth: { syntax: '<string> ...', in: mailLevels, since: '0.4.10', removed: '0.6.12' },
    error_log: { syntax: errorLog, in: mailLevels, default: 'logs/error.log error', since: '1.9.0', repeatable: true },
    listen: {
      syntax: `<listen> [ssl] [proxy_protocol{since 1.19.8}] ${listenOptions}`,
      in: ['mail.server'],
      since: '0.5.15',
      repeatable: true,
    },
    max_errors: { syntax: '<number>', in: mailLevels, default: '5', since: '1.21.0' },
    protocol: { syntax: 'imap | pop3 | smtp', in: ['mail.server'], since: '0.5.15', repeatable: true },
    resolver: {
      // ngx_mail_core_resolver(): what follows "off" is not looked at
      syntax: ['off [<string> ...]', ...resolver],
      in: mailLevels,
      default: 'off',
      since: '0.6.27',
    },
    resolver_timeout: { syntax: '<time ms>', in: mailLevels, default: '30s', since: '0.6.27' },
    server: { syntax: '', in: ['mail'], since: '0.5.15', block: 'mail.server', repeatable: true },
    server_name: { syntax: '<string>', in: mailLevels, default: 'hostname', since: '0.5.15' },
    so_keepalive: {
      syntax: '<flag>',
      in: mailLevels,
      since: '0.3.15',
      removed: '1.9.1',
      deprecated: ['1.1.11', 'the "so_keepalive" parameter of "listen"'],
    },
    timeout: { syntax: '<time ms>', in: mailLevels, default: '60s', since: '0.5.15' },
  },
})
