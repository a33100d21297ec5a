import { defineModule } from '../../module.ts'

export const opensslCache = defineModule({
  name: 'ngx_openssl_cache_module',
  family: 'core',
  directives: {
    ssl_object_cache_inheritable: { syntax: '<flag>', in: ['main'], default: 'on', since: '1.27.4' },
  },
})
