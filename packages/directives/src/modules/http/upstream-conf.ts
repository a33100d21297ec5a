import { defineModule } from '../../module.ts'

export const upstreamConf = defineModule({
  name: 'ngx_http_upstream_conf_module',
  family: 'http',
  directives: {
    upstream_conf: { syntax: '', in: ['http.location'], removed: '1.13.10', plus: true },
  },
})
