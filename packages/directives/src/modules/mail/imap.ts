import { defineModule } from '../../module.ts'
import { mailLevels } from '../levels.ts'

export const imap = defineModule({
  name: 'ngx_mail_imap_module',
  family: 'mail',
  directives: {
    imap_auth: {
      syntax: 'plain|login|cram-md5|external ...',
      in: mailLevels,
      default: 'plain',
      since: '0.5.33',
      repeatable: 'words',
      caseless: true,
    },
    imap_capabilities: {
      syntax: '<string> ...',
      in: mailLevels,
      default: 'IMAP4 IMAP4rev1 UIDPLUS',
      since: '0.5.33',
      repeatable: true,
    },
    imap_client_buffer: { syntax: '<size>', in: mailLevels, default: '4k|8k', since: '0.5.33' },
  },
})
