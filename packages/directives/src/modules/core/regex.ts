import { defineModule } from '../../module.ts'

export const regex = defineModule({
  name: 'ngx_regex_module',
  family: 'core',
  directives: {
    pcre_jit: { syntax: '<flag>', in: ['main'], default: 'off', since: '1.1.12' },
  },
})
