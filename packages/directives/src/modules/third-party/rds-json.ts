import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

const anywhere = [...httpLevels, 'http.location.if'] as const

export const rdsJson = defineModule({
  name: 'ngx_http_rds_json_filter_module',
  family: 'http',
  thirdParty: 'rds-json',
  directives: {
    rds_json: { syntax: '<flag>', in: anywhere },
    rds_json_buffer_size: { syntax: '<size>', in: anywhere },
    rds_json_content_type: { syntax: '<string>', in: anywhere },
    rds_json_errcode_key: { syntax: '<string>', in: anywhere },
    rds_json_errstr_key: { syntax: '<string>', in: anywhere },
    rds_json_format: { syntax: 'normal|compact', in: anywhere, caseless: true },
    rds_json_ret: { syntax: '<number> <text>', in: ['http.location', 'http.location.if'], repeatable: true },
    rds_json_root: { syntax: '<string>', in: anywhere },
    rds_json_success_property: { syntax: '<string>', in: anywhere },
    rds_json_user_property: { syntax: '<name> <text>', in: anywhere, repeatable: true },
  },
})
