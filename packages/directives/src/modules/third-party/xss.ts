import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

const anywhere = [...httpLevels, 'http.location.if'] as const

export const xss = defineModule({
  name: 'ngx_http_xss_filter_module',
  family: 'http',
  thirdParty: 'xss',
  directives: {
    xss_callback_arg: { syntax: '<string>', in: anywhere },
    xss_check_status: { syntax: '<flag>', in: anywhere },
    xss_get: { syntax: '<flag>', in: anywhere },
    xss_input_types: { syntax: '<mime-type> ...', in: anywhere, repeatable: 'words' },
    xss_output_type: { syntax: '<string> [<string> ...]', in: anywhere },
    xss_override_status: { syntax: '<flag>', in: anywhere },
  },
})
