import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const ssi = defineModule({
  name: 'ngx_http_ssi_filter_module',
  family: 'http',
  directives: {
    ssi: { syntax: '<flag>', requests: 'unsaid', in: [...httpLevels, 'http.location.if'], default: 'off' },
    ssi_ignore_recycled_buffers: { syntax: '<flag>', in: httpLevels, since: '0.1.29' },
    ssi_last_modified: { syntax: '<flag>', in: httpLevels, default: 'off', since: '1.5.1' },
    ssi_min_file_chunk: { syntax: '<size>', in: httpLevels, default: '1k', since: '0.1.23' },
    ssi_silent_errors: { syntax: '<flag>', in: httpLevels, default: 'off', since: '0.1.23' },
    ssi_types: {
      syntax: '<mime-type> ...',
      in: httpLevels,
      default: 'text/html',
      since: '0.1.38',
      repeatable: 'words',
    },
    ssi_value_length: { syntax: '<size>', in: httpLevels, default: '256', since: '0.3.16' },
  },
  variables: {
    date_gmt: {},
    date_local: {},
  },
})
