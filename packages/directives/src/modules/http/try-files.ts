import { defineModule } from '../../module.ts'

export const tryFiles = defineModule({
  name: 'ngx_http_try_files_module',
  family: 'http',
  directives: {
    try_files: {
      // ngx_http_try_files(): "=code" and "@name" mean something in the last place only
      syntax: '<tried-uri> ... @<location-name>|=<fallback-status 0..999>|<fallback-uri>',
      requests: -1,
      in: ['http.server', 'http.location'],
      since: '1.13.4',
      inherits: 'never',
    },
  },
})
