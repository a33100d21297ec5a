import type { ModuleFacts } from './module.ts'

/** nginx's own modules are documented on nginx.org, one page each; filters leave the word out, parts join the whole. */
export function manual({ name, thirdParty }: ModuleFacts, anchor: string): string | undefined {
  if (thirdParty !== undefined) return undefined
  const page =
    pages[name] ??
    name.replace(/_upstream_(?!hc|conf)\w+_module$/, '_upstream_module').replace(/_filter_module$/, '_module')
  const folder = /^ngx_(http|stream|mail)_/.exec(page)?.[1]
  return `https://nginx.org/en/docs/${folder ? `${folder}/` : ''}${page}.html#${anchor}`
}

const pages: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['conf', 'epoll', 'errlog', 'event_core', 'events', 'openssl', 'openssl_cache', 'regex', 'thread_pool'].map(
      (part) => [`ngx_${part}_module`, 'ngx_core_module'],
    ),
  ),
  ngx_http_copy_filter_module: 'ngx_http_core_module',
  ngx_http_image_filter_module: 'ngx_http_image_filter_module',
  ngx_http_module: 'ngx_http_core_module',
  ngx_http_try_files_module: 'ngx_http_core_module',
  ngx_mail_module: 'ngx_mail_core_module',
  ngx_quic_bpf_module: 'ngx_http_v3_module',
  ngx_stream_module: 'ngx_stream_core_module',
  ngx_stream_mqtt_filter_module: 'ngx_stream_mqtt_filter_module',
}
