import { loadText, memoryFiles } from '@nginx-lint/analysis'
import { expect, test } from 'vitest'
import { lint } from '../lint.ts'
import { conf, dedented } from '../rule.ts'
import rule from './ill-fitting-buffers.ts'

test('what nginx refuses only where a memory page is 4k is a warning, and said once', async () => {
  const code = dedented(conf`
    events { }
    http {
        proxy_buffer_size 16k;
        server { location / { proxy_connect_timeout 1s; } }
        server { location / { proxy_buffering off; } }
        server { proxy_buffers 8 16k; }
    }
  `)
  const found = lint(await loadText('nginx.conf', code, memoryFiles({})), { rules: [rule] })
  expect(found.map(({ severity, start, end }) => `${severity}: ${code.slice(start, end)}`)).toEqual([
    'warning: proxy_buffer_size 16k',
  ])
  expect(found[0]?.message).toContain('where a memory page is 4k')
})

test('what fits on pages of 4k is left alone, although it would not on larger ones', async () => {
  const code = 'events { } http { server { proxy_busy_buffers_size 8k; } }'
  expect(lint(await loadText('nginx.conf', code, memoryFiles({})), { rules: [rule] })).toEqual([])
})
