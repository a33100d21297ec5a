import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const davExt = defineModule({
  name: 'ngx_http_dav_ext_module',
  family: 'http',
  thirdParty: 'dav-ext',
  directives: {
    dav_ext_lock: { syntax: 'zone=<dav_lock_zone>', in: httpLevels },
    dav_ext_lock_zone: {
      syntax: 'zone=<new dav_lock_zone>:<size 32768..> [timeout=<time 1..>]',
      most: 2,
      in: ['http'],
      repeatable: true,
    },
    dav_ext_methods: {
      syntax: 'off|propfind|options|lock|unlock ...',
      in: httpLevels,
      repeatable: 'words',
      caseless: true,
    },
  },
})
