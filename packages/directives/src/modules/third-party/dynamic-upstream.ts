import { defineModule } from '../../module.ts'

export const dynamicUpstream = defineModule({
  name: 'ngx_dynamic_upstream_module',
  family: 'http',
  thirdParty: 'dynamic-upstream',
  directives: {
    dynamic_upstream: { syntax: '', in: ['http.location'], repeatable: true },
  },
})
