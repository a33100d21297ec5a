import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const appProtect = defineModule({
  name: 'ngx_http_app_protect_module',
  family: 'http',
  thirdParty: 'app-protect',
  directives: {
    app_protect_app_name: { syntax: '<string>', in: httpLevels, repeatable: true },
    app_protect_compressed_requests_action: { syntax: '<string>', in: ['http'], repeatable: true },
    app_protect_config_set_timeout: { syntax: '<string>', in: ['http'], repeatable: true },
    app_protect_cookie_seed: { syntax: '<string>', in: ['http'], repeatable: true },
    app_protect_cpu_thresholds: { syntax: '<string> <string>', in: ['http'], repeatable: true },
    app_protect_custom_log_attribute: { syntax: '<string> <string>', in: httpLevels, repeatable: true },
    app_protect_enable: { syntax: '<flag>', in: httpLevels, repeatable: true },
    app_protect_enforcer_address: { syntax: '<string>', in: ['http'], repeatable: true },
    app_protect_enforcer_memory_limit_mb: { syntax: '<string>', in: ['http'], repeatable: true },
    app_protect_failure_mode_action: { syntax: '<string>', in: ['http'], repeatable: true },
    app_protect_global_settings: { syntax: '<string>', in: ['http'], repeatable: true },
    app_protect_logging_str: { syntax: '<string>', in: httpLevels, repeatable: true },
    app_protect_physical_memory_util_thresholds: { syntax: '<string> <string>', in: ['http'], repeatable: true },
    app_protect_policy_file: { syntax: '<string>', in: httpLevels, repeatable: true },
    app_protect_reconnect_period_seconds: { syntax: '<string>', in: ['http'], repeatable: true },
    app_protect_request_buffer_overflow_action: { syntax: '<string>', in: ['http'], repeatable: true },
    app_protect_response_enforcement_disable: { syntax: '<string>', in: ['http'], repeatable: true },
    app_protect_security_log: { syntax: '<string> <string>', in: httpLevels, repeatable: true },
    app_protect_security_log_enable: { syntax: '<flag>', in: httpLevels, repeatable: true },
    app_protect_streaming_buffer_watermarks: { syntax: '<string> <string>', in: ['http'], repeatable: true },
    app_protect_user_defined_signatures: { syntax: '<string>', in: ['http'], repeatable: true },
  },
})
