import { defineModule } from '../../module.ts'

export const stream = defineModule({
  name: 'ngx_stream_module',
  family: 'stream',
  directives: {
    stream: { syntax: '', in: ['main'], since: '1.9.0', block: 'stream' },
  },
})
