import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

/** What OpenResty's patches add to nginx itself. */
export const openresty = defineModule({
  name: 'openresty',
  family: 'http',
  thirdParty: 'openresty',
  directives: {
    log_escape_non_ascii: { syntax: '<flag>', in: httpLevels, default: 'on' },
    no_error_pages: { syntax: '', in: [...httpLevels, 'http.location.if'] },
  },
})
