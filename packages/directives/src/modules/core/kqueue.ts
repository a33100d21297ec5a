import { defineModule } from '../../module.ts'

export const kqueue = defineModule({
  name: 'ngx_kqueue_module',
  family: 'core',
  directives: {
    kqueue_changes: { syntax: '<number>', in: ['events'] },
    kqueue_events: { syntax: '<number>', in: ['events'] },
  },
})
