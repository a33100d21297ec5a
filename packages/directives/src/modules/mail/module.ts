import { defineModule } from '../../module.ts'

export const mail = defineModule({
  name: 'ngx_mail_module',
  family: 'mail',
  directives: {
    imap: { syntax: '', in: ['main'], removed: '1.9.1', deprecated: ['0.5.15', '"mail"'], block: 'mail' },
    mail: { syntax: '', in: ['main'], since: '0.5.15', block: 'mail' },
  },
})
