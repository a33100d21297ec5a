import { defineModule } from '../../module.ts'

export const pass = defineModule({
  name: 'ngx_stream_pass_module',
  family: 'stream',
  directives: {
    pass: { syntax: '<endpoint $>', in: ['stream.server'], since: '1.25.5', inherits: 'never', content: true },
  },
})
