import { defineModule } from '../../module.ts'
import { passing } from '../http/passing.ts'
import { httpLevels } from '../levels.ts'
import { tempPath } from '../notations.ts'

export const slowfsCache = defineModule({
  name: 'ngx_http_slowfs_module',
  family: 'http',
  thirdParty: 'slowfs-cache',
  directives: {
    slowfs_big_file_size: { syntax: '<size>', in: httpLevels, default: '128k' },
    slowfs_cache: { syntax: 'off | <name>', in: httpLevels },
    slowfs_cache_key: { syntax: '<text>', in: httpLevels },
    slowfs_cache_min_uses: { syntax: '<number>', in: httpLevels, default: '1' },
    slowfs_cache_path: {
      syntax:
        '<path> [levels=<levels>] keys_zone=<name>:<size 8192..> [inactive=<time>] [max_size=<offset>] [loader_files=<number>] [loader_sleep=<time ms>] [loader_threshold=<time ms>]',
      in: ['http'],
      repeatable: true,
    },
    slowfs_cache_purge: { syntax: '<name> <text>', in: ['http.location'], inherits: 'never' },
    slowfs_cache_valid: passing.cache_valid,
    slowfs_temp_path: { syntax: tempPath, in: httpLevels, default: '/tmp 1 2' },
  },
  variables: {
    slowfs_cache_status: {},
  },
})
