import { defineModule } from '../../module.ts'

export const setModule = defineModule({
  name: 'ngx_stream_set_module',
  family: 'stream',
  directives: {
    set: { syntax: '<new variable> <text>', in: ['stream.server'], since: '1.19.3', repeatable: true },
  },
})
