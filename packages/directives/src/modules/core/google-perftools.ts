import { defineModule } from '../../module.ts'

export const googlePerftools = defineModule({
  name: 'ngx_google_perftools_module',
  family: 'core',
  directives: {
    google_perftools_profiles: { syntax: '<path>', in: ['main'], since: '0.6.29' },
  },
})
