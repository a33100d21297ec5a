import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const opentelemetry = defineModule({
  name: 'ngx_http_opentelemetry_module',
  family: 'http',
  thirdParty: 'opentelemetry',
  directives: {
    opentelemetry: { syntax: '<flag>', in: httpLevels },
    opentelemetry_attribute: { syntax: '<string> <string>', in: httpLevels, repeatable: true },
    opentelemetry_bsp_max_export_batch_size: { syntax: '<string>', in: ['http'], repeatable: true },
    opentelemetry_bsp_max_queue_size: { syntax: '<string>', in: ['http'], repeatable: true },
    opentelemetry_bsp_schedule_delay_millis: { syntax: '<string>', in: ['http'], repeatable: true },
    opentelemetry_capture_headers: { syntax: '<flag>', in: httpLevels },
    opentelemetry_config: { syntax: '<file>', in: ['http'], repeatable: true },
    opentelemetry_ignore_paths: { syntax: '<string>', in: httpLevels, repeatable: true },
    opentelemetry_operation_name: { syntax: '<string>', in: httpLevels, repeatable: true },
    opentelemetry_otlp_traces_endpoint: { syntax: '<string>', in: ['http'], repeatable: true },
    opentelemetry_propagate: { syntax: '[<string>]', in: httpLevels, repeatable: true },
    opentelemetry_sensitive_header_names: { syntax: '<string>', in: httpLevels, repeatable: true },
    opentelemetry_sensitive_header_values: { syntax: '<string>', in: httpLevels, repeatable: true },
    opentelemetry_service_name: { syntax: '<string>', in: ['http'], repeatable: true },
    opentelemetry_span_processor: { syntax: '<string>', in: ['http'], repeatable: true },
    opentelemetry_traces_sampler: { syntax: '<string>', in: ['http'], repeatable: true },
    opentelemetry_traces_sampler_ratio: { syntax: '<string>', in: ['http'], repeatable: true },
    opentelemetry_trust_incoming_spans: { syntax: '<flag>', in: httpLevels },
  },
  variables: {
    opentelemetry_context_: { prefix: true },
    opentelemetry_sampled: {},
    opentelemetry_span_id: {},
    opentelemetry_trace_id: {},
  },
})
