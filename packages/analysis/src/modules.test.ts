import { expect, test } from 'vitest'
import { memoryFiles } from './files.ts'
import { loadsModule, loadsUnknownModules } from './modules.ts'
import { loadText } from './project.ts'

const load = (text: string) => loadText('nginx.conf', text, memoryFiles({}))

test.each([
  ['load_module modules/ngx_http_geoip_module.so;', false],
  ['load_module /usr/lib/nginx/modules/ngx_nchan_module.so; load_module ngx_stream_module.so;', false],
  ['load_module modules/ngx_http_brotli_static_module.so;', false],
  ['load_module modules/ngx_http_geoip_module.so; load_module modules/ngx_http_own_module.so;', true],
  ['', false],
])('%j loads what nobody knows: %j', async (text, expected) => {
  expect(loadsUnknownModules(await load(`${text} events { }`))).toBe(expected)
})

test('a module is loaded by its file', async () => {
  const project = await load('load_module modules/ngx_http_geoip_module.so; events { }')
  expect(loadsModule(project, 'ngx_http_geoip_module')).toBe(true)
  expect(loadsModule(project, 'ngx_stream_geoip_module')).toBe(false)
})
