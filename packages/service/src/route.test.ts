import { expect, test } from 'vitest'
import { routeOf } from './route.ts'
import { marked } from './testing.ts'

/** Steps, questions and ends, each with its place. */
async function check(text: string, url: string, expected: readonly string[]) {
  const { workspace, path } = await marked(text)
  const found = routeOf(workspace, path, url)
  const stops =
    'error' in found
      ? [found.error]
      : found.stops.map(
          ({ kind, text, place, answers }) => `${[...answers, kind].join(' > ')} ${text} (${place ?? 'nowhere'})`,
        )
  expect(stops.filter((stop) => !/step listen|step server/.test(stop))).toEqual(expected)
}

test('the steps of a request, with their places, and its end', async () => {
  await check('http {\n server {\n listen 80;\n location /a { return 204; }<|>\n } }', 'http://x/a', [
    expect.stringMatching(/^step location \/a: .*\(nginx\.conf:4\)$/),
    expect.stringMatching(/^end location \/a: 204.*\(nginx\.conf:4\)$/),
  ] as unknown as string[])
})

test('what is wrong with a URL', async () => {
  await check('http { server { } }<|>', 'ftp://x/', ['"ftp:" cannot be followed: only http: and https: can'])
})

test('each way of a fork says by which answer it is taken', async () => {
  const { workspace, path } = await marked(
    'http { server { listen 80; location / { root /s; try_files $uri =404; } } }<|>',
  )
  const found = routeOf(workspace, path, '/a')
  const ends = 'stops' in found ? found.stops.filter(({ kind }) => kind === 'end') : []
  expect(ends.map(({ answers, text }) => [answers.length > 0, text])).toEqual([
    [true, 'location /: file /s/a'],
    [true, expect.stringMatching(/^location \/: 404/)],
  ])
})
