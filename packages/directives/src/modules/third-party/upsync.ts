import { defineModule } from '../../module.ts'

export const upsync = defineModule({
  name: 'ngx_http_upsync_module',
  family: 'http',
  thirdParty: 'upsync',
  directives: {
    upstream_show: { syntax: '', in: ['http.location'], repeatable: true },
    upsync: { syntax: '<string> ...', in: ['http.upstream'], repeatable: true },
    upsync_dump_path: { syntax: '<string>', in: ['http.upstream'], repeatable: true },
    upsync_lb: { syntax: '<string>', in: ['http.upstream'], repeatable: true },
  },
})
