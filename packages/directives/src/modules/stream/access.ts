import { defineModule } from '../../module.ts'
import { streamLevels } from '../levels.ts'

export const access = defineModule({
  name: 'ngx_stream_access_module',
  family: 'stream',
  directives: {
    allow: {
      syntax: 'all | unix: | <cidr>',
      in: streamLevels,
      since: '1.9.2',
      repeatable: true,
      replacedBy: ['deny'],
    },
    deny: {
      syntax: 'all | unix: | <cidr>',
      in: streamLevels,
      since: '1.9.2',
      repeatable: true,
      replacedBy: ['allow'],
    },
  },
})
