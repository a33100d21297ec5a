import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

const anywhere = [...httpLevels, 'http.location.limit_except'] as const

export const naxsi = defineModule({
  name: 'ngx_http_naxsi_module',
  family: 'http',
  thirdParty: 'naxsi',
  directives: {
    BasicRule: { syntax: '<string> ...', in: anywhere, repeatable: true },
    CheckRule: { syntax: '<string> ...', in: anywhere, repeatable: true },
    DeniedUrl: { syntax: '<string> ...', in: anywhere, repeatable: true },
    IgnoreCIDR: { syntax: '<string> ...', in: anywhere, repeatable: true },
    IgnoreIP: { syntax: '<string> ...', in: anywhere, repeatable: true },
    LearningMode: { syntax: '', in: anywhere, repeatable: true },
    LibInjectionSql: { syntax: '', in: anywhere, repeatable: true },
    LibInjectionXss: { syntax: '', in: anywhere, repeatable: true },
    MainRule: { syntax: '<string> ...', in: ['http'], repeatable: true },
    NaxsiLogFile: { syntax: '<string> ...', in: anywhere, repeatable: true },
    SecRulesDisabled: { syntax: '', in: anywhere, repeatable: true },
    SecRulesEnabled: { syntax: '', in: anywhere, repeatable: true },
    basic_rule: { syntax: '<string> ...', in: anywhere, repeatable: true },
    check_rule: { syntax: '<string> ...', in: anywhere, repeatable: true },
    denied_url: { syntax: '<string> ...', in: anywhere, repeatable: true },
    ignore_cidr: { syntax: '<string> ...', in: anywhere, repeatable: true },
    ignore_ip: { syntax: '<string> ...', in: anywhere, repeatable: true },
    learning_mode: { syntax: '', in: anywhere, repeatable: true },
    libinjection_sql: { syntax: '', in: anywhere, repeatable: true },
    libinjection_xss: { syntax: '', in: anywhere, repeatable: true },
    main_rule: { syntax: '<string> ...', in: ['http'], repeatable: true },
    naxsi_log: { syntax: '<string> ...', in: anywhere, repeatable: true },
    rules_disabled: { syntax: '', in: anywhere, repeatable: true },
    rules_enabled: { syntax: '', in: anywhere, repeatable: true },
  },
  variables: {
    naxsi_attack_action: {},
    naxsi_attack_family: {},
    naxsi_block: {},
    naxsi_learning: {},
    naxsi_match: {},
    naxsi_request_id: {},
    naxsi_score: {},
    naxsi_server: {},
    naxsi_total_blocked: {},
    naxsi_total_processed: {},
    naxsi_uri: {},
  },
})
