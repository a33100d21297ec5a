import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'
import { jsImport, jsPeriodic, jsPreloadObject, jsProtocols, jsSharedDictZone } from '../njs.ts'

const inLocation = ['http.location', 'http.location.if', 'http.location.limit_except'] as const

/** njs has releases of its own: `since` would be one of nginx's and is left out. */
export const js = defineModule({
  name: 'ngx_http_js_module',
  family: 'http',
  dynamic: true,
  directives: {
    js_access: { syntax: '<string>', requests: 'unsaid', in: inLocation },
    js_body_filter: { syntax: '<string> [buffer_type=string|buffer]', most: 2, in: inLocation },
    js_content: { syntax: '<string>', in: inLocation, inherits: 'never', content: true, requests: 'unsaid' },
    js_context_reuse: { syntax: '<size>', in: httpLevels, default: '128' },
    js_context_reuse_max_size: { syntax: '<size>', in: httpLevels, default: '4m' },
    js_engine: { syntax: 'njs|qjs', in: httpLevels, default: 'njs', caseless: true },
    js_fetch_buffer_size: { syntax: '<size>', in: httpLevels, default: '16k' },
    js_fetch_ciphers: { syntax: '<string>', in: httpLevels, default: 'HIGH:!aNULL:!MD5' },
    js_fetch_keepalive: { syntax: '<number>', in: httpLevels, default: '0' },
    js_fetch_keepalive_requests: { syntax: '<number>', in: httpLevels, default: '1000' },
    js_fetch_keepalive_time: { syntax: '<time ms>', in: httpLevels, default: '1h' },
    js_fetch_keepalive_timeout: { syntax: '<time ms>', in: httpLevels, default: '60s' },
    js_fetch_max_response_buffer_size: { syntax: '<size>', in: httpLevels, default: '1m' },
    js_fetch_protocols: {
      syntax: jsProtocols,
      in: httpLevels,
      default: 'TLSv1 TLSv1.1 TLSv1.2',
      repeatable: 'words',
      caseless: true,
    },
    js_fetch_proxy: { syntax: '<js-proxy>', in: httpLevels, repeatable: true },
    js_fetch_timeout: { syntax: '<time ms>', in: httpLevels, default: '60s' },
    js_fetch_trusted_certificate: { syntax: '<file>', in: httpLevels },
    js_fetch_verify: { syntax: '<flag>', in: httpLevels, default: 'on' },
    js_fetch_verify_depth: { syntax: '<number>', in: httpLevels, default: '100' },
    js_header_filter: { syntax: '<string>', in: inLocation },
    js_import: { syntax: jsImport, in: httpLevels, repeatable: true, inherits: 'merged' },
    js_include: { syntax: '<file>', in: ['http'], deprecated: ['', '"js_import"'], repeatable: true },
    js_load_http_native_module: { syntax: '<path> [as <string>]', in: ['main'], repeatable: true },
    js_path: { syntax: '<path>', in: httpLevels, repeatable: true, inherits: 'merged' },
    js_periodic: { syntax: jsPeriodic, in: ['http.location'], repeatable: true, inherits: 'never' },
    js_preload_object: { syntax: jsPreloadObject, in: httpLevels, repeatable: true, inherits: 'merged' },
    js_set: { syntax: '<new variable> <string> [nocache]', in: httpLevels, repeatable: true },
    js_shared_dict_zone: { syntax: jsSharedDictZone, in: ['http'], repeatable: true },
    js_var: { syntax: '<new variable> [<text>]', in: httpLevels, repeatable: true },
  },
})
