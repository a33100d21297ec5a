import { defineModule } from '../../module.ts'

export const staticModule = defineModule({
  name: 'ngx_http_static_module',
  family: 'http',
  directives: {
    redirect_cache: { syntax: '<string> ...', in: ['http'], removed: '0.6.10' },
  },
})
