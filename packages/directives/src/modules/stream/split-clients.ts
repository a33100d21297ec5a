import { defineModule } from '../../module.ts'

export const splitClients = defineModule({
  name: 'ngx_stream_split_clients_module',
  family: 'stream',
  directives: {
    split_clients: {
      syntax: '<text> <new variable>',
      in: ['stream'],
      since: '1.11.3',
      // ngx_stream_split_clients() counts no words: whatever follows the value is ignored
      block: { entries: ['* <string> [<string> ...]', '<percent> <string> [<string> ...]'] },
      repeatable: true,
    },
  },
})
