import { defineModule } from '../../module.ts'

export const geoip2 = defineModule({
  name: 'ngx_http_geoip2_module',
  family: 'http',
  thirdParty: 'geoip2',
  directives: {
    geoip2: {
      syntax: '<file>',
      in: ['http'],
      block: {
        entries: [
          '<new variable> metadata [<string> ...]',
          '<new variable> [default=<string>] [source=<condition>] [<string>]',
          'auto_reload <time>',
        ],
      },
      repeatable: true,
    },
    geoip2_proxy: { syntax: '<cidr>', in: ['http'], repeatable: true },
    geoip2_proxy_recursive: { syntax: '<flag>', in: ['http'], default: 'off' },
  },
})
