import { expect, test } from 'vitest'
import type { Answer } from './nginx/nginx.ts'
import { fixed, outcomeOf } from './nginx/outcome.ts'
import { mutantsRecorded } from './nginx/recorded.ts'

test.each(mutantsRecorded())('$name: our verdict is nginx’s, and where it stops', async ({ text, version, stop }) => {
  const said = stop && { level: 'emerg', ...stop }
  const answer: Answer = { kind: stop ? 'refused' : 'accepted', messages: [], ...(said && { stop: said }) }
  const { kind, place = 'same', errors } = await outcomeOf({ 'nginx.conf': text }, answer, version)
  const ours = errors.map(({ rule, message }) => `${rule}: ${message}`)
  expect({ kind, place }, ours.join('\n')).toEqual({ kind: 'same', place: 'same' })
})

const accepted = mutantsRecorded().filter(({ stop }) => !stop)

test.each(accepted)('$name: --fix leaves it without errors', async ({ text, version }) => {
  const mended = (await fixed({ 'nginx.conf': text }, version)) ?? { 'nginx.conf': text }
  const { errors } = await outcomeOf(mended, { kind: 'accepted', messages: [] }, version)
  expect(errors, mended['nginx.conf']).toEqual([])
})
