import { defineModule } from '../../module.ts'

export const api = defineModule({
  name: 'ngx_http_api_module',
  family: 'http',
  directives: {
    api: {
      syntax: '[write=on|off]',
      most: 1,
      in: ['http.location'],
      since: '1.13.3',
      repeatable: true,
      plus: true,
      content: true,
    },
    // The directive of the stream module is documented here, too.
    status_zone: {
      syntax: '<string>',
      in: ['http.server', 'http.location', 'http.location.if', 'stream.server'],
      repeatable: true,
      plus: true,
    },
  },
})
