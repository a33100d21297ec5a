import { expect, test } from 'vitest'
import { folder } from '../testing.ts'

const explain = (...topics: string[]) => folder({}).run('explain', ...topics)

test('a directive: syntax, contexts, module, manual', async () => {
  const { status, stdout } = await explain('gzip_comp_level')
  expect(status).toBe(0)
  expect(stdout).toBe(
    [
      'gzip_comp_level',
      '  syntax      gzip_comp_level <number 1..9>;',
      '  default     1',
      '  context     http, http.server, http.location',
      '  module      ngx_http_gzip_filter_module',
      '  twice       nginx refuses it twice in one block',
      '  inherited   by inner levels that have none of their own',
      '  manual      https://nginx.org/en/docs/http/ngx_http_gzip_module.html#gzip_comp_level',
      '',
    ].join('\n'),
  )
})

test('a directive that several modules have is explained for each', async () => {
  const { stdout } = await explain('proxy_pass')
  expect(stdout).toContain('http/ngx_http_proxy_module.html#proxy_pass')
  expect(stdout).toContain('stream/ngx_stream_proxy_module.html#proxy_pass')
})

test('what is gone or came late says when', async () => {
  expect((await explain('http2')).stdout).toContain('releases    since 1.25.1')
  expect((await explain('spdy_headers_comp')).stdout).toMatch(/releases {4}since 1\.3\.15, removed in 1\.\d+\.\d+\n/)
})

test('what is true of a part of the syntax only is said below it', async () => {
  const { stdout } = await explain('geo')
  expect(stdout).toContain('  syntax      geo [<variable>] <new variable> {\n                  default <string>;\n')
  expect(stdout).toContain('  of these    volatile since 1.29.3\n')
})

test('a variable, with and without the dollar sign', async () => {
  const { status, stdout } = await explain('$request_uri')
  expect(status).toBe(0)
  expect(stdout).toContain('$request_uri\n')
  expect(stdout).toContain('manual    https://nginx.org/en/docs/http/ngx_http_core_module.html#var_request_uri')
  expect((await explain('request_uri')).stdout).toBe(stdout)
  expect((await explain('$http_x_real_ip')).stdout).toContain('one of the family $http_…')
})

test('a rule, with examples', async () => {
  const { status, stdout } = await explain('unknown-directive')
  expect(status).toBe(0)
  expect(stdout).toMatch(/^unknown-directive {2}error {2}correctness\n\n/)
  expect(stdout).toContain('\nWrong\n    ')
  expect(stdout).toContain('\nRight\n    ')
})

test('without a topic, all rules', async () => {
  expect((await explain()).stdout).toMatch(/^unknown-directive +error +\S/m)
})

test('what is not known gets a suggestion', async () => {
  expect(await explain('proxy_pas')).toEqual({
    status: 2,
    stdout: '',
    stderr: 'nginx-lint: no rule, directive or variable "proxy_pas" is known, did you mean "proxy_pass"?\n',
  })
  expect((await explain('$request_url')).stderr).toContain(
    'no variable "$request_url" is known, did you mean "$request_uri"?',
  )
})
