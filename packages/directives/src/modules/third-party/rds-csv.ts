import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

const anywhere = [...httpLevels, 'http.location.if'] as const

export const rdsCsv = defineModule({
  name: 'ngx_http_rds_csv_filter_module',
  family: 'http',
  thirdParty: 'rds-csv',
  directives: {
    rds_csv: { syntax: '<flag>', in: anywhere },
    rds_csv_buffer_size: { syntax: '<size>', in: anywhere },
    rds_csv_content_type: { syntax: '<string>', in: anywhere },
    rds_csv_field_name_header: { syntax: '<flag>', in: anywhere },
    rds_csv_field_separator: { syntax: '<string>', in: anywhere },
    rds_csv_row_terminator: { syntax: '<string>', in: anywhere },
  },
})
