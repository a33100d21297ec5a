import { defineModule } from '../../module.ts'

export const internalRedirect = defineModule({
  name: 'ngx_http_internal_redirect_module',
  family: 'http',
  directives: {
    internal_redirect: {
      syntax: '<uri>',
      requests: 0,
      in: ['http.server', 'http.location'],
      since: '1.23.4',
      repeatable: true,
      plus: true,
    },
  },
})
