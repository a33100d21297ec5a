import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

/**
 * In a location of its own: a zone and a key. Elsewhere: a method, and who may use it. ngx_http_cache_purge_conf()
 * takes any word for a method, but one with a variable in it is the form of NGINX Plus.
 */
const purge = (zone: string): readonly string[] => [
  'off | on | PURGE|DELETE|GET|HEAD|POST|PUT|PATCH|OPTIONS|BAN|REFRESH|INVALIDATE',
  `<template>|<${zone}> <text>`,
  'off <string> <string> ...',
  '<string> [purge_all] from all [<string> ...]',
  '<string> [purge_all] from <cidr> ...',
]

export const cachePurge = defineModule({
  name: 'ngx_http_cache_purge_module',
  family: 'http',
  thirdParty: 'cache-purge',
  directives: {
    cache_purge_background_queue: { syntax: '<flag>', in: ['http'], repeatable: true },
    cache_purge_batch_size: { syntax: '<number>', in: ['http'] },
    cache_purge_legacy_status: { syntax: '<flag>', in: ['http'], repeatable: true },
    cache_purge_queue_size: { syntax: '<number>', in: ['http'] },
    cache_purge_response_type: { syntax: 'html|json|xml|text', in: httpLevels },
    cache_purge_throttle_ms: { syntax: '<time ms>', in: ['http'] },
    cache_purge_vary_aware: { syntax: '<flag>', in: ['http'], repeatable: true },
    fastcgi_cache_purge: { syntax: purge('fastcgi_cache_zone'), in: httpLevels, inherits: 'never' },
    proxy_cache_purge: { syntax: purge('proxy_cache_zone'), in: httpLevels, inherits: 'never' },
    scgi_cache_purge: { syntax: purge('scgi_cache_zone'), in: httpLevels, inherits: 'never' },
    uwsgi_cache_purge: { syntax: purge('uwsgi_cache_zone'), in: httpLevels, inherits: 'never' },
  },
})
