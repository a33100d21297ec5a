import type { SymbolFacts, ValueType, ValueTypes } from './type.ts'

/** Values that name something the configuration defines. `<new upstream>` defines, `<upstream>` refers. */
export const symbols: ValueTypes = {
  upstream: named({
    kind: 'upstream',
    label: 'upstream',
    within: 'family',
    caseless: true,
    unique: true,
    implied: true,
  }),
  log_format: named(
    {
      kind: 'log_format',
      label: 'log format',
      within: 'family',
      caseless: 'references',
      unique: true,
      required: true,
      early: true,
    },
    'nonempty',
  ),
  'named-location': named({
    kind: 'named_location',
    label: 'named location',
    within: 'server',
    awaited: true,
    sigil: '@',
  }),
  thread_pool: named({
    kind: 'thread_pool',
    label: 'thread pool',
    within: 'project',
    unique: true,
    required: true,
    builtin: ['default'],
  }),
  limit_req_zone: zone('limit_req_zone', 'limit_req zone'),
  limit_conn_zone: zone('limit_conn_zone', 'limit_conn zone'),
  proxy_cache_zone: zone('proxy_cache_zone', 'proxy cache zone'),
  fastcgi_cache_zone: zone('fastcgi_cache_zone', 'fastcgi cache zone'),
  uwsgi_cache_zone: zone('uwsgi_cache_zone', 'uwsgi cache zone'),
  scgi_cache_zone: zone('scgi_cache_zone', 'scgi cache zone'),
  upstream_zone: named(
    {
      kind: 'upstream_zone',
      label: 'upstream zone',
      within: 'family',
      required: true,
      otherwise: 'write its size behind it',
      inSharedMemory: true,
    },
    'nonempty',
  ),
  ssl_session_zone: named(
    { kind: 'ssl_session_zone', label: 'session cache', within: 'family', inSharedMemory: true },
    'nonempty',
  ),
  keyval_zone: zone('keyval_zone', 'keyval zone'),
  match: named({ kind: 'match', label: 'match', within: 'family', required: true }),
}

function named(symbol: SymbolFacts, nonempty?: 'nonempty'): ValueType {
  const article = /^[aeiou]/.test(symbol.label) ? 'an' : 'a'
  return {
    doc: `The name of ${article} ${symbol.label}.`,
    label: () => `the name of ${article} ${symbol.label}`,
    short: 'name',
    symbol,
    ...(nonempty && {
      check: (text: string) => (text === '' ? `the name of ${article} ${symbol.label} may not be empty` : undefined),
    }),
  }
}

/** A shared memory zone: one definition, and nginx refuses a reference to one that is not defined. */
function zone(kind: string, label: string): ValueType {
  return named({ kind, label, within: 'family', unique: true, required: true, inSharedMemory: true }, 'nonempty')
}
