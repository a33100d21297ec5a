import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const modsecurity = defineModule({
  name: 'ngx_http_modsecurity_module',
  family: 'http',
  thirdParty: 'modsecurity',
  directives: {
    modsecurity: { syntax: '<flag>', in: httpLevels, default: 'off' },
    modsecurity_rules: { syntax: '<string>', in: httpLevels, repeatable: true },
    modsecurity_rules_file: { syntax: '<file>', in: httpLevels, repeatable: true },
    modsecurity_rules_remote: { syntax: '<string> <string>', in: httpLevels, repeatable: true },
    modsecurity_transaction_id: { syntax: '<text> [<string> ...]', in: httpLevels, repeatable: true },
    modsecurity_use_error_log: { syntax: '<flag>', in: httpLevels, default: 'on' },
  },
})
