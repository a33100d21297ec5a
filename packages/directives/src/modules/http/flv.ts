import { defineModule } from '../../module.ts'

export const flv = defineModule({
  name: 'ngx_http_flv_module',
  family: 'http',
  directives: {
    flv: { syntax: '', in: ['http.location'], since: '0.4.7', repeatable: true, inherits: 'never', content: true },
  },
})
