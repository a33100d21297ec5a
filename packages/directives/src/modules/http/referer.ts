import { defineModule } from '../../module.ts'

export const referer = defineModule({
  name: 'ngx_http_referer_module',
  family: 'http',
  directives: {
    referer_hash_bucket_size: {
      syntax: '<number>',
      in: ['http.server', 'http.location'],
      default: '64',
      since: '1.0.5',
    },
    referer_hash_max_size: {
      syntax: '<number>',
      in: ['http.server', 'http.location'],
      default: '2048',
      since: '1.0.5',
    },
    valid_referers: {
      syntax: 'none|blocked|server_names|~<referer-regex>|<referer> ...',
      in: ['http.server', 'http.location'],
      since: '0.3.10',
      repeatable: true,
    },
  },
  variables: {
    invalid_referer: { changeable: true },
  },
})
