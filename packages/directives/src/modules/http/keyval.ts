import { defineModule } from '../../module.ts'

export const keyval = defineModule({
  name: 'ngx_http_keyval_module',
  family: 'http',
  directives: {
    // The masks of the binary take a fourth argument, which the manual does not know.
    keyval: {
      syntax: '<text> <new variable> zone=<keyval_zone> [<string>]',
      most: 4,
      in: ['http'],
      since: '1.13.3',
      repeatable: true,
      plus: true,
    },
    keyval_zone: {
      syntax:
        'zone=<new keyval_zone>:<size> [state=<path>] [timeout=<any-time>{since 1.15.0}] [type=string|ip|prefix{since 1.17.1}] [sync{since 1.15.0}]',
      in: ['http'],
      since: '1.13.3',
      repeatable: true,
      plus: true,
    },
  },
})
