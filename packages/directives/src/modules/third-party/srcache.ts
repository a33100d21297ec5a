import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

const anywhere = [...httpLevels, 'http.location.if'] as const

export const srcache = defineModule({
  name: 'ngx_http_srcache_filter_module',
  family: 'http',
  thirdParty: 'srcache',
  directives: {
    srcache_buffer: { syntax: '<size>', in: anywhere },
    srcache_default_expire: { syntax: '<time>', in: anywhere },
    srcache_fetch: { syntax: '<string> <text> [<text>]', requests: 1, in: anywhere },
    srcache_fetch_skip: { syntax: '<text>', in: anywhere },
    srcache_header_buffer_size: { syntax: '<size>', in: anywhere },
    srcache_ignore_content_encoding: { syntax: '<flag>', in: httpLevels },
    srcache_max_expire: { syntax: '<time>', in: anywhere },
    srcache_methods: { syntax: 'GET|HEAD|POST|PUT|DELETE ...', in: httpLevels, repeatable: 'words', caseless: true },
    srcache_request_cache_control: { syntax: '<flag>', in: httpLevels },
    srcache_response_cache_control: { syntax: '<flag>', in: httpLevels },
    srcache_store: { syntax: '<string> <text> [<text>]', requests: 1, in: anywhere },
    srcache_store_hide_header: { syntax: '<header>', in: httpLevels, repeatable: true },
    srcache_store_max_size: { syntax: '<size>', in: anywhere },
    srcache_store_no_cache: { syntax: '<flag>', in: httpLevels },
    srcache_store_no_store: { syntax: '<flag>', in: httpLevels },
    srcache_store_pass_header: { syntax: '<header>', in: httpLevels, repeatable: true },
    srcache_store_private: { syntax: '<flag>', in: httpLevels },
    srcache_store_ranges: { syntax: '<flag>', in: httpLevels },
    srcache_store_skip: { syntax: '<text>', in: anywhere },
    srcache_store_statuses: { syntax: '<number 1..> ...', in: anywhere },
  },
  variables: {
    srcache_expire: {},
    srcache_fetch_status: {},
    srcache_store_status: {},
  },
})
