import { defineModule } from '../../module.ts'

export const returnModule = defineModule({
  name: 'ngx_stream_return_module',
  family: 'stream',
  directives: {
    return: { syntax: '<text>', in: ['stream.server'], since: '1.11.2', inherits: 'never', content: true },
  },
})
