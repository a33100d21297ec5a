import { defineModule } from '../../module.ts'

export const splitClients = defineModule({
  name: 'ngx_http_split_clients_module',
  family: 'http',
  directives: {
    split_clients: {
      syntax: '<text> <new variable>',
      in: ['http'],
      since: '0.8.37',
      // ngx_http_split_clients() counts no words: whatever follows the value is ignored
      block: { entries: ['* <string> [<string> ...]', '<percent> <string> [<string> ...]'] },
      repeatable: true,
    },
  },
})
