import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const concat = defineModule({
  name: 'ngx_http_concat_module',
  family: 'http',
  thirdParty: 'concat',
  directives: {
    concat: { syntax: '<flag>', in: httpLevels, default: 'off' },
    concat_delimiter: { syntax: '<string>', in: httpLevels },
    concat_ignore_file_error: { syntax: '<flag>', in: httpLevels },
    concat_max_files: { syntax: '<number>', in: httpLevels, default: '10' },
    concat_types: { syntax: '<mime-type> ...', in: httpLevels, repeatable: 'words' },
    concat_unique: { syntax: '<flag>', in: httpLevels, default: 'on' },
  },
})
