import { defineModule } from '../../module.ts'

export const jdomain = defineModule({
  name: 'ngx_http_upstream_jdomain_module',
  family: 'http',
  thirdParty: 'jdomain',
  directives: {
    jdomain: { syntax: '<string> ...', in: ['http.upstream'], repeatable: true },
  },
})
