import { defineModule } from '../../module.ts'

export const splitClients = defineModule({
  name: 'ngx_stream_split_clients_module',
  family: 'stream',
  directives: {
    split_clients: {
      syntax: '<text> <new variable>',
      in: ['stream'],
      since: '1.11.3',
      // ngx_stream_split_clients() counts no words: whatever follows the value is ignored, and without a value it takes
      // what the memory behind the percentage happens to hold
      block: { entries: ['* [<string> ...]', '<percent> [<string> ...]'] },
      repeatable: true,
    },
  },
})
