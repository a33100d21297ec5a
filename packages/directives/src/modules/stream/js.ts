import { defineModule } from '../../module.ts'
import { streamLevels } from '../levels.ts'
import { jsImport, jsPeriodic, jsPreloadObject, jsProtocols, jsSharedDictZone } from '../njs.ts'

/** njs has releases of its own: `since` would be one of nginx's and is left out. */
export const js = defineModule({
  name: 'ngx_stream_js_module',
  family: 'stream',
  dynamic: true,
  directives: {
    js_access: { syntax: '<string>', in: streamLevels },
    js_context_reuse: { syntax: '<size>', in: streamLevels, default: '128' },
    js_context_reuse_max_size: { syntax: '<size>', in: streamLevels, default: '4m' },
    js_engine: { syntax: 'njs|qjs [<string> ...]', in: streamLevels, default: 'njs', caseless: true },
    js_fetch_buffer_size: { syntax: '<size>', in: streamLevels, default: '16k' },
    js_fetch_ciphers: { syntax: '<string>', in: streamLevels, default: 'HIGH:!aNULL:!MD5' },
    js_fetch_keepalive: { syntax: '<number>', in: streamLevels, default: '0' },
    js_fetch_keepalive_requests: { syntax: '<number>', in: streamLevels, default: '1000' },
    js_fetch_keepalive_time: { syntax: '<time ms>', in: streamLevels, default: '1h' },
    js_fetch_keepalive_timeout: { syntax: '<time ms>', in: streamLevels, default: '60s' },
    js_fetch_max_response_buffer_size: { syntax: '<size>', in: streamLevels, default: '1m' },
    js_fetch_protocols: {
      syntax: jsProtocols,
      in: streamLevels,
      default: 'TLSv1 TLSv1.1 TLSv1.2',
      repeatable: 'words',
      caseless: true,
    },
    js_fetch_proxy: { syntax: '<js-proxy>', in: streamLevels, repeatable: true },
    js_fetch_timeout: { syntax: '<time ms>', in: streamLevels, default: '60s' },
    js_fetch_trusted_certificate: { syntax: '<file>', in: streamLevels },
    js_fetch_verify: { syntax: '<flag>', in: streamLevels, default: 'on' },
    js_fetch_verify_depth: { syntax: '<number>', in: streamLevels, default: '100' },
    js_filter: { syntax: '<string>', in: streamLevels },
    js_import: { syntax: jsImport, in: streamLevels, repeatable: true, inherits: 'merged' },
    js_include: {
      syntax: '<file>',
      in: ['stream'],
      deprecated: ['', '"js_import"'],
      repeatable: true,
    },
    js_load_stream_native_module: { syntax: '<path> [as <string>]', in: ['main'], repeatable: true },
    js_path: { syntax: '<path>', in: streamLevels, repeatable: true, inherits: 'merged' },
    js_periodic: { syntax: jsPeriodic, in: ['stream.server'], repeatable: true, inherits: 'never' },
    js_preload_object: { syntax: jsPreloadObject, in: streamLevels, repeatable: true, inherits: 'merged' },
    js_preread: { syntax: '<string>', in: streamLevels },
    js_set: { syntax: '<new variable> <string> [nocache]', in: streamLevels, repeatable: true },
    js_shared_dict_zone: { syntax: jsSharedDictZone, in: ['stream'], repeatable: true },
    js_var: { syntax: '<new variable> [<text>]', in: streamLevels, repeatable: true },
  },
})
