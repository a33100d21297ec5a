import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const xslt = defineModule({
  name: 'ngx_http_xslt_filter_module',
  family: 'http',
  dynamic: true,
  directives: {
    xml_entities: { syntax: '<path>', in: httpLevels, since: '0.7.8' },
    xml_external_entities: { syntax: '<flag>', in: httpLevels, default: 'off', since: '1.31.3' },
    xslt_last_modified: { syntax: '<flag>', in: httpLevels, default: 'off', since: '1.5.1' },
    xslt_param: { syntax: '<string> <text>', in: httpLevels, since: '1.1.18', repeatable: true },
    xslt_string_param: { syntax: '<string> <text>', in: httpLevels, since: '1.1.18', repeatable: true },
    xslt_stylesheet: { syntax: '<path> [<text> ...]', in: ['http.location'], since: '0.7.8', repeatable: true },
    xslt_types: {
      syntax: '<mime-type> ...',
      in: httpLevels,
      default: 'text/xml',
      since: '0.7.8',
      repeatable: 'words',
    },
  },
})
