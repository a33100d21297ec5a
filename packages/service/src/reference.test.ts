import { modules, registry } from '@nginx-lint/directives'
import { expect, test } from 'vitest'
import { absoluteLinks, documentationOf, linkOf, variableLinkOf } from './reference.ts'

/** How the text of the manual begins. */
async function check(kind: 'directive' | 'variable', name: string, module: string | undefined, begins: string) {
  expect((await documentationOf(kind, name, module))?.slice(0, begins.length)).toBe(begins)
}

async function checkMissing(kind: 'directive' | 'variable', name: string, module?: string) {
  expect(await documentationOf(kind, name, module)).toBeUndefined()
}

test('a directive of the module that is meant', async () => {
  await check('directive', 'listen', 'ngx_http_core_module', 'Sets the *`address`* and *`port`* for IP,')
  await check('directive', 'listen', 'ngx_mail_core_module', 'Sets the *`address`* and *`port`* for the socket\non')
  await check('directive', 'gzip', undefined, 'Enables or disables gzipping of responses.')
})

test('modules that share a page, filters, and the core', async () => {
  await check('directive', 'gzip', 'ngx_http_gzip_filter_module', 'Enables or disables gzipping')
  await check('directive', 'try_files', 'ngx_http_try_files_module', 'Checks the existence of files')
  await check('directive', 'least_conn', 'ngx_stream_upstream_least_conn_module', 'Specifies that a group should use')
  await check('directive', 'worker_processes', 'ngx_core_module', 'Defines the number of worker processes.')
  await check('directive', 'error_log', 'ngx_http_core_module', 'Configures logging.')
})

test('a variable, alone or of a family', async () => {
  await check('variable', 'host', 'ngx_http_core_module', 'in this order of precedence:')
  await check('variable', 'http_x_forwarded_for', 'ngx_http_core_module', 'arbitrary request header field;')
  await check('variable', 'http_', 'ngx_http_core_module', 'arbitrary request header field;')
  await check('variable', 'upstream_http_etag', undefined, 'keep server response header fields')
  await check('variable', 'gzip_ratio', 'ngx_http_gzip_filter_module', 'achieved compression ratio')
})

test('what nginx.org does not document has no text', async () => {
  await checkMissing('directive', 'content_by_lua_block')
  await checkMissing('directive', 'proxy_set_x_url', 'ngx_http_proxy_module')
  await checkMissing('variable', 'nothing')
  const foreign = modules.find(({ thirdParty, directives }) => thirdParty !== undefined && 'location' in directives)
  await checkMissing('directive', 'location', foreign?.name ?? 'ngx_http_lua_module')
})

test('all links are absolute', async () => {
  for (const spec of registry.names().flatMap((name) => registry.find(name)))
    expect((await documentationOf('directive', spec.name, spec.module.name)) ?? '').not.toMatch(/\]\((?!https?:)/)
  const page = 'https://nginx.org/en/docs/http/ngx_http_core_module.html'
  expect(absoluteLinks('[a](#b) [c](/en/d.html) [e](f.html#g) [h](https://i/)', page)).toBe(
    `[a](${page}#b) [c](https://nginx.org/en/d.html) [e](https://nginx.org/en/docs/http/f.html#g) [h](https://i/)`,
  )
})

test('the link of a directive leads to its anchor, and is missing where the manual has none', async () => {
  const link = (name: string, module: string) => linkOf(registry.find(name).find((s) => s.module.name === module)!)
  expect(await link('gzip', 'ngx_http_gzip_filter_module')).toBe(
    'https://nginx.org/en/docs/http/ngx_http_gzip_module.html#gzip',
  )
  expect(await link('user', 'ngx_core_module')).toBe('https://nginx.org/en/docs/ngx_core_module.html#user')
  expect(await link('error_log', 'ngx_http_core_module')).toBe(
    'https://nginx.org/en/docs/ngx_core_module.html#error_log',
  )
  expect(await link('satisfy_any', 'ngx_http_core_module')).toBeUndefined()
  expect(await link('content_by_lua_block', 'ngx_http_lua_module')).toBeUndefined()
})

test('the link of a variable', async () => {
  const link = (name: string, family = 'http') => {
    const { name: known, module } = registry.variable(name, family)!
    return variableLinkOf(known, module)
  }
  expect(await link('host')).toBe('https://nginx.org/en/docs/http/ngx_http_core_module.html#var_host')
  expect(await link('http_x')).toBe('https://nginx.org/en/docs/http/ngx_http_core_module.html#var_http_')
  expect(await link('geoip_city')).toBe('https://nginx.org/en/docs/http/ngx_http_geoip_module.html')
})
