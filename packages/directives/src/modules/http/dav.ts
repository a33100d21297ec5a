import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const dav = defineModule({
  name: 'ngx_http_dav_module',
  family: 'http',
  directives: {
    create_full_put_path: { syntax: '<flag>', in: httpLevels, default: 'off', since: '0.3.40' },
    dav_access: { syntax: '<access> [<access> [<access>]]', in: httpLevels, default: 'user:rw', since: '0.3.56' },
    dav_methods: {
      syntax: 'off|put|delete|mkcol|copy|move ...',
      in: httpLevels,
      default: 'off',
      since: '0.3.38',
      repeatable: 'words',
      caseless: true,
    },
    min_delete_depth: { syntax: '<number>', in: httpLevels, default: '0', since: '0.6.25' },
  },
})
