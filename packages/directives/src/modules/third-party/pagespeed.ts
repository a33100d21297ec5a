import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const pagespeed = defineModule({
  name: 'ngx_pagespeed',
  family: 'http',
  thirdParty: 'pagespeed',
  directives: {
    pagespeed: {
      syntax: ['on|off|unplugged|standby', '<string> [<string>] [<string>] [<string>] [<string>]'],
      in: [...httpLevels, 'http.location.if'],
      repeatable: true,
    },
  },
})
