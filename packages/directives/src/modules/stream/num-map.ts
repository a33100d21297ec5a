import { defineModule } from '../../module.ts'

export const numMap = defineModule({
  name: 'ngx_stream_num_map_module',
  family: 'stream',
  directives: {
    num_map: {
      syntax: '[<text>] <new variable>',
      in: ['stream'],
      since: '1.29.3',
      block: { entries: ['default <string>', 'include <file>', 'volatile', '<string> <string>'] },
      repeatable: true,
      plus: true,
    },
  },
})
