import { defineModule } from '../../module.ts'

export const http = defineModule({
  name: 'ngx_http_module',
  family: 'http',
  directives: {
    http: { syntax: '', in: ['main'], block: 'http' },
  },
})
