import { defineModule } from '../../module.ts'
import { mailLevels } from '../levels.ts'

export const pop3 = defineModule({
  name: 'ngx_mail_pop3_module',
  family: 'mail',
  directives: {
    pop3_auth: {
      syntax: 'plain|apop|cram-md5|external ...',
      in: mailLevels,
      default: 'plain',
      since: '0.5.33',
      repeatable: 'words',
      caseless: true,
    },
    pop3_capabilities: {
      syntax: '<string> ...',
      in: mailLevels,
      default: 'TOP USER UIDL',
      since: '0.5.33',
      repeatable: true,
    },
  },
})
