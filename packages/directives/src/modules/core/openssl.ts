import { defineModule } from '../../module.ts'

export const openssl = defineModule({
  name: 'ngx_openssl_module',
  family: 'core',
  directives: {
    ssl_engine: { syntax: '<string>', in: ['main'], since: '0.1.45' },
  },
})
