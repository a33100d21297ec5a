import { defineModule } from '../../module.ts'

export const cookieFlag = defineModule({
  name: 'ngx_http_cookie_flag_filter_module',
  family: 'http',
  thirdParty: 'cookie-flag',
  directives: {
    set_cookie_flag: { syntax: '<string> ...', in: ['http.server', 'http.location'], repeatable: true },
  },
})
