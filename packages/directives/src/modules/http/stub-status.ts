import { defineModule } from '../../module.ts'

export const stubStatus = defineModule({
  name: 'ngx_http_stub_status_module',
  family: 'http',
  directives: {
    stub_status: {
      content: true,
      syntax: '[<string>]',
      in: ['http.server', 'http.location'],
      since: '0.1.18',
      repeatable: true,
      inherits: 'never',
    },
  },
  variables: {
    connections_active: {},
    connections_reading: {},
    connections_waiting: {},
    connections_writing: {},
  },
})
