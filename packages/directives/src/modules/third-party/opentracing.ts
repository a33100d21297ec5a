import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const opentracing = defineModule({
  name: 'ngx_http_opentracing_module',
  family: 'http',
  thirdParty: 'opentracing',
  directives: {
    opentracing: { syntax: '<flag>', in: httpLevels },
    opentracing_fastcgi_propagate_context: { syntax: '', in: httpLevels, repeatable: true },
    opentracing_grpc_propagate_context: { syntax: '', in: httpLevels, repeatable: true },
    opentracing_load_tracer: { syntax: '<string> <file>', in: ['http', 'http.server'], repeatable: true },
    opentracing_location_operation_name: { syntax: '<text>', in: httpLevels, repeatable: true },
    opentracing_operation_name: { syntax: '<text>', in: httpLevels, repeatable: true },
    opentracing_propagate_context: { syntax: '', in: httpLevels, repeatable: true },
    opentracing_tag: { syntax: '<text> <text>', in: httpLevels, repeatable: true },
    opentracing_trace_locations: { syntax: '<flag>', in: httpLevels },
    opentracing_trust_incoming_span: { syntax: '<flag>', in: httpLevels },
  },
  variables: {
    opentracing_binary_context: {},
    opentracing_context_: { prefix: true },
  },
})
