import { loadText, memoryFiles } from '@nginx-lint/analysis'
import { expect, test } from 'vitest'
import { lint } from '../lint.ts'
import rule from './not-on-linux.ts'

test.each([
  ['kqueue', ['warning: nginx on Linux has no "kqueue", and refuses it: leave "use" out']],
  ['eventport', ['warning: nginx on Linux has no "eventport", and refuses it: leave "use" out']],
  ['epoll', []],
  ['poll', []],
  ['select', []],
])('an event method of another system: %s', async (method, said) => {
  const project = await loadText('nginx.conf', `events { use ${method}; }`, memoryFiles({}))
  expect(lint(project, { rules: [rule] }).map((d) => `${d.severity}: ${d.message}`)).toEqual(said)
})
