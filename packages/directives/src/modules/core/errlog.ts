import { defineModule } from '../../module.ts'
import { errorLog } from '../notations.ts'

export const errlog = defineModule({
  name: 'ngx_errlog_module',
  family: 'core',
  directives: {
    error_log: { syntax: errorLog, in: ['main'], default: 'logs/error.log error', repeatable: true },
  },
})
