import { defineModule } from '../../module.ts'

export const streamGeoip2 = defineModule({
  name: 'ngx_stream_geoip2_module',
  family: 'stream',
  thirdParty: 'geoip2',
  directives: {
    geoip2: {
      syntax: '<file>',
      in: ['stream'],
      block: {
        entries: [
          '<new variable> metadata [<string> ...]',
          '<new variable> [default=<string>] [source=<condition>] [<string>]',
          'auto_reload <time>',
        ],
      },
      repeatable: true,
    },
  },
})
