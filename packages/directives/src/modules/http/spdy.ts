import { defineModule } from '../../module.ts'

export const spdy = defineModule({
  name: 'ngx_http_spdy_module',
  family: 'http',
  directives: {},
  variables: {
    spdy: { removed: '1.9.5' },
    spdy_request_priority: { removed: '1.9.5' },
  },
})
