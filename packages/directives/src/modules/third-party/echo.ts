import { defineModule } from '../../module.ts'

const inLocation = ['http.location', 'http.location.if'] as const

export const echo = defineModule({
  name: 'ngx_http_echo_module',
  family: 'http',
  thirdParty: 'echo',
  directives: {
    echo: { syntax: '[<text> ...]', in: inLocation, repeatable: true, content: true },
    echo_abort_parent: { syntax: '', in: inLocation, repeatable: true },
    echo_after_body: { syntax: '[<text> ...]', in: inLocation, repeatable: true },
    echo_before_body: { syntax: '[<text> ...]', in: inLocation, repeatable: true },
    echo_blocking_sleep: { syntax: '<text>', in: inLocation, repeatable: true },
    echo_duplicate: { syntax: '<text> <text> ...', in: inLocation, repeatable: true },
    echo_end: { syntax: '', in: inLocation, repeatable: true },
    echo_exec: { syntax: '<text> [<text>]', requests: 0, in: inLocation, repeatable: true },
    echo_flush: { syntax: '', in: inLocation, repeatable: true },
    echo_foreach_split: { syntax: '<text> <text> ...', in: inLocation, repeatable: true },
    echo_location: { syntax: '<text> [<text>]', requests: 0, in: inLocation, repeatable: true },
    echo_location_async: { syntax: '<text> [<text>]', requests: 0, in: inLocation, repeatable: true },
    echo_read_request_body: { syntax: '', in: inLocation, repeatable: true },
    echo_request_body: { syntax: '', in: inLocation, repeatable: true },
    echo_reset_timer: { syntax: '', in: inLocation, repeatable: true },
    echo_sleep: { syntax: '<text>', in: inLocation, repeatable: true },
    echo_status: { syntax: '<number>', in: inLocation },
    echo_subrequest: { syntax: '<text> <text> ...', requests: 1, in: inLocation, repeatable: true },
    echo_subrequest_async: { syntax: '<text> <text> ...', requests: 1, in: inLocation, repeatable: true },
  },
  variables: {
    echo_cacheable_request_uri: {},
    echo_client_request_headers: {},
    echo_client_request_method: {},
    echo_incr: {},
    echo_it: {},
    echo_request_body: {},
    echo_request_method: {},
    echo_request_uri: {},
    echo_response_status: {},
    echo_timer_elapsed: {},
  },
})
