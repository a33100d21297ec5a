import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folder } from './testing.ts'

const main = 'events {}\nhttp {\n    log_format short "$status";\n    include conf.d/*.conf;\n}\n'
const shop = (format: string) =>
  `server {\n    access_log logs/shop.log ${format};\n    include snippets/tls.conf;\n}\n`
const files = {
  'nginx.conf': main,
  'conf.d/shop.conf': shop('shrt'),
  'conf.d/other.conf': 'upstream app { server 10.0.0.1; }\ngzipp on;\n',
  'snippets/tls.conf': 'ssl_protocols TLSv1.3;\n',
}

test('a fragment is judged as a part of the main file above it that includes it', async () => {
  const { run } = folder(files)
  const { status, stdout } = await run('conf.d/shop.conf')
  expect(stdout).toMatch(/^conf\.d\/shop\.conf:2:30 {2}error {2}nothing defines the log format "shrt", .*"short"/)
  expect({ status, last: stdout.trimEnd().split('\n').at(-1) }).toEqual({
    status: 1,
    last: '1 error in 1 file',
  })
})

test('only what was asked for is reported and mended', async () => {
  const { run, runWith, text } = folder({ ...files, 'conf.d/shop.conf': shop('short') })
  expect(await run('conf.d/shop.conf')).toEqual({ status: 0, stdout: '', stderr: 'no problems in 1 file\n' })
  expect(await run('--fix', 'conf.d/shop.conf')).toMatchObject({ status: 0 })
  expect(text('conf.d/other.conf')).toBe(files['conf.d/other.conf'])
  expect((await run('conf.d')).stdout).toMatch(/^conf\.d\/other\.conf:2:1 .*\n(?:.*\n)*1 error in 1 of 2 files /)
  expect((await runWith({ cwd: 'conf.d' }, 'other.conf')).stdout).toMatch(/^other\.conf:2:1 /)
})

test('places in other files are shown, too', async () => {
  const twice = { ...files, 'conf.d/shop.conf': 'upstream app { server 10.0.0.2; }\n' }
  const { path, run, runWith } = folder(twice)
  const place = (name: string) => `└ ${name}:1:`
  expect((await run('conf.d/shop.conf')).stdout).toContain(place('conf.d/other.conf'))
  expect((await runWith({ cwd: 'conf.d' }, 'shop.conf')).stdout).toContain(place('../conf.d/other.conf'))
  const own = folder({ 'nginx.conf': main, 'conf.d/shop.conf': 'upstream app { server 10.0.0.2; }\n'.repeat(2) })
  expect((await own.runWith({ cwd: 'conf.d' }, 'shop.conf')).stdout).toContain(place('../conf.d/shop.conf'))
  expect((await run(join(path, 'conf.d/shop.conf'))).stdout).toContain(place(join(path, 'conf.d/other.conf')))
})

test('standard input is what the main file includes', async () => {
  const { runWith } = folder(files)
  const { stdout } = await runWith(
    { stdin: 'access_log off;\ngzap on;\n' },
    '-',
    '--stdin-filename',
    'conf.d/shop.conf',
  )
  expect(stdout).toMatch(/^conf\.d\/shop\.conf:2:1 .*"gzap"/)
})

test('a fragment that the main file does not include finds its includes beside it', async () => {
  const { run, runWith } = folder({ ...files, 'sites/eu/de/shop': shop('any') })
  expect((await run('sites/eu/de/shop')).stderr).toBe('no problems in 2 files\n')
  expect((await runWith({ cwd: 'sites/eu/de' }, 'shop')).stderr).toBe('no problems in 2 files\n')
})

test('the nearest main file that includes it counts, and none when --context says where it stands', async () => {
  const inner = 'events {}\nhttp { log_format shrt "x"; include shop.conf; }\n'
  const { run } = folder({ ...files, 'conf.d/nginx.conf': inner })
  expect((await run('conf.d/shop.conf')).stdout).not.toContain('shrt')
  expect((await run('conf.d/other.conf')).stdout).toContain('"gzipp"')
  expect((await folder(files).run('--context', 'http', 'conf.d/shop.conf')).stdout).not.toContain('shrt')
})
