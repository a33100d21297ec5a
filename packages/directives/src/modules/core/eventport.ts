import { defineModule } from '../../module.ts'

export const eventport = defineModule({
  name: 'ngx_eventport_module',
  family: 'core',
  directives: {
    eventport_events: { syntax: '<number>', in: ['events'], since: '0.4.3' },
  },
})
