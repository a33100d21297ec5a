import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const securityHeaders = defineModule({
  name: 'ngx_http_security_headers_module',
  family: 'http',
  thirdParty: 'security-headers',
  directives: {
    hide_server_tokens: { syntax: '<flag>', in: httpLevels },
    security_headers: { syntax: '<flag>', in: httpLevels },
    security_headers_coep: { syntax: 'require-corp|credentialless|unsafe-none|omit', in: httpLevels, caseless: true },
    security_headers_coop: {
      syntax: 'same-origin|same-origin-allow-popups|unsafe-none|omit',
      in: httpLevels,
      caseless: true,
    },
    security_headers_corp: { syntax: 'same-site|same-origin|cross-origin|omit', in: httpLevels, caseless: true },
    security_headers_frame: { syntax: 'sameorigin|deny|omit', in: httpLevels, caseless: true },
    security_headers_hsts_preload: { syntax: '<flag>', in: httpLevels },
    security_headers_referrer_policy: {
      syntax:
        'no-referrer|no-referrer-when-downgrade|same-origin|origin|strict-origin|origin-when-cross-origin|unsafe-url|omit',
      in: httpLevels,
      caseless: true,
    },
    security_headers_text_types: { syntax: '<mime-type> ...', in: httpLevels, repeatable: 'words' },
    security_headers_xss: { syntax: 'off|on|block|omit|unset', in: httpLevels, caseless: true },
  },
})
