import { defineModule } from '../../module.ts'

export const ndk = defineModule({
  name: 'ndk_http_module',
  family: 'http',
  thirdParty: 'ndk',
  directives: {
    upstream_list: { syntax: '<string> <string> ...', in: ['http', 'http.server'], repeatable: true },
  },
})
