import { defineModule } from '../../module.ts'
import { mailLevels } from '../levels.ts'

export const smtp = defineModule({
  name: 'ngx_mail_smtp_module',
  family: 'mail',
  directives: {
    smtp_auth: {
      syntax: 'plain|login|cram-md5|external|none ...',
      in: mailLevels,
      default: 'plain login',
      since: '0.5.33',
      repeatable: 'words',
      caseless: true,
    },
    smtp_capabilities: { syntax: '<string> ...', in: mailLevels, since: '0.5.33', repeatable: true },
    smtp_client_buffer: { syntax: '<size>', in: mailLevels, default: '4k|8k', since: '0.5.33' },
    smtp_greeting_delay: { syntax: '<time ms>', in: mailLevels, default: '0', since: '0.5.33' },
  },
})
