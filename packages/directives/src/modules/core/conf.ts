import { defineModule } from '../../module.ts'

export const conf = defineModule({
  name: 'ngx_conf_module',
  family: 'core',
  directives: {
    include: { syntax: '<files>', in: [], repeatable: true },
  },
})
