import { defineModule } from '../../module.ts'

export const events = defineModule({
  name: 'ngx_events_module',
  family: 'core',
  directives: {
    events: { syntax: '', in: ['main'], block: 'events' },
  },
})
