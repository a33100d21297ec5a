import { defineModule } from '../../module.ts'

export const devpoll = defineModule({
  name: 'ngx_devpoll_module',
  family: 'core',
  directives: {
    devpoll_changes: { syntax: '<number>', in: ['events'] },
    devpoll_events: { syntax: '<number>', in: ['events'] },
  },
})
