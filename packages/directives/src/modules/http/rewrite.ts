import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const rewrite = defineModule({
  name: 'ngx_http_rewrite_module',
  family: 'http',
  directives: {
    break: {
      syntax: '',
      in: ['http.server', 'http.location', 'http.server.if', 'http.location.if'],
      since: '0.1.38',
      repeatable: true,
      inherits: 'never',
    },
    if: {
      syntax: '<condition-part $> ...',
      in: ['http.server', 'http.location'],
      since: '0.1.17',
      block: { in: { 'http.server': 'http.server.if', 'http.location': 'http.location.if' } },
      repeatable: true,
      inherits: 'never',
    },
    redirect: { syntax: '', in: ['http'], removed: '0.1.17' },
    return: {
      syntax: ['<return-url $>', '<status 0..999> [<text>]'],
      examples: [
        '301 https://$host$request_uri',
        '302 https://$host$request_uri',
        '307 https://$host$request_uri',
        '308 https://$host$request_uri',
      ],
      in: ['http.server', 'http.location', 'http.server.if', 'http.location.if'],
      since: '0.1.17',
      repeatable: true,
      inherits: 'never',
    },
    rewrite: {
      requests: 1,
      syntax: [
        '<regex> <text nonempty> [last|break|redirect|permanent]',
        '<regex> <text>{until 1.17.7} [last|break|redirect|permanent]',
      ],
      in: ['http.server', 'http.location', 'http.server.if', 'http.location.if'],
      repeatable: true,
      inherits: 'never',
    },
    rewrite_log: { syntax: '<flag>', in: [...httpLevels, 'http.server.if', 'http.location.if'], default: 'off' },
    set: {
      syntax: '<new variable> <text>',
      in: ['http.server', 'http.location', 'http.server.if', 'http.location.if'],
      since: '0.1.25',
      repeatable: true,
      inherits: 'never',
    },
    uninitialized_variable_warn: {
      syntax: '<flag>',
      in: [...httpLevels, 'http.server.if', 'http.location.if'],
      default: 'on',
      since: '0.3.39',
    },
  },
})
