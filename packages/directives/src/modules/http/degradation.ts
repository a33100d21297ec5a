import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const degradation = defineModule({
  name: 'ngx_http_degradation_module',
  family: 'http',
  directives: {
    degradation: { syntax: 'sbrk=<size>', in: ['http'], since: '0.8.25', repeatable: true },
    degrade: { syntax: '204 | 444', in: httpLevels, since: '0.8.25', caseless: true },
  },
})
