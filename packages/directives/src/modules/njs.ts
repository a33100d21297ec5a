/** What ngx_http_js_module and ngx_stream_js_module share (nginx/ngx_js.c and ngx_js_shared_dict.c). */

// ngx_js_import() and ngx_js_preload_object(): without "from" the file's name becomes the variable's
export const jsImport = '<js-file> | <js-name> from <js-path>'
export const jsPreloadObject = '<json-file> | <js-name> from <js-path>'

/** ngx_http_js_periodic(): times in milliseconds, an interval of nothing is refused. */
export const jsPeriodic = '<string> [interval=<time ms 1..>] [jitter=<time ms>] [worker_affinity=<worker-affinity>]'

/** ngx_js_shared_dict_zone(): at least eight pages; `evict` is compared by its beginning, unknown words are passed over. */
export const jsSharedDictZone =
  'zone=<name>:<size 32768..> [timeout=<time ms>] [type=string|number] [evict] [state=<path>] [<unread-word>]'

export const jsProtocols = 'TLSv1|TLSv1.1|TLSv1.2|TLSv1.3 ...'
