import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const coolkit = defineModule({
  name: 'ngx_coolkit_module',
  family: 'http',
  thirdParty: 'coolkit',
  directives: {
    override_method: { syntax: 'off | [<string> ...] <text>', in: httpLevels },
  },
  variables: {
    location: {},
    remote_passwd: {},
  },
})
