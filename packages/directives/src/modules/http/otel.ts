import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const otel = defineModule({
  name: 'ngx_otel_module',
  family: 'http',
  dynamic: true,
  directives: {
    batch_count: { syntax: '<size>', in: ['http.otel_exporter'], default: '4' },
    batch_size: { syntax: '<size>', in: ['http.otel_exporter'], default: '512' },
    endpoint: { syntax: '<string>', in: ['http.otel_exporter'] },
    header: { syntax: '<request-header> <string>', in: ['http.otel_exporter'], repeatable: true },
    interval: { syntax: '<time ms>', in: ['http.otel_exporter'], default: '5s' },
    otel_exporter: { syntax: '', in: ['http'], block: 'http.otel_exporter' },
    otel_resource_attr: { syntax: '<string> <string>', in: ['http'], repeatable: true },
    otel_service_name: { syntax: '<string>', in: ['http'], default: 'unknown_service:nginx' },
    otel_span_attr: { syntax: '<string> <text>', in: httpLevels, repeatable: true },
    otel_span_name: { syntax: '<text>', in: httpLevels },
    // ngx_http_set_complex_value_slot(): what is not "on" means off
    otel_trace: { syntax: 'on | off | <text>', in: httpLevels, default: 'off' },
    otel_trace_context: {
      syntax: 'extract|inject|propagate|ignore',
      in: httpLevels,
      default: 'ignore',
      caseless: true,
    },
    trusted_certificate: { syntax: '<file>', in: ['http.otel_exporter'], repeatable: true },
  },
  variables: {
    otel_parent_id: {},
    otel_parent_sampled: {},
    otel_span_id: {},
    otel_trace_id: {},
  },
})
