import { chmodSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { folder } from '../testing.ts'

const messy = 'server{\n  listen   80;\n}\n'
const tidy = 'server {\n    listen 80;\n}\n'
const broken = 'server {\n    listen 80;\n'

describe('one file', () => {
  test('is printed, and left as it is', async () => {
    const { run, text } = folder({ 'a.conf': messy })
    expect(await run('format', 'a.conf')).toEqual({ status: 0, stdout: tidy, stderr: '' })
    expect(text('a.conf')).toBe(messy)
  })

  test('comes from standard input, and what is formatted already comes back', async () => {
    const { runWith } = folder({})
    expect(await runWith({ stdin: messy }, 'format', '-')).toEqual({ status: 0, stdout: tidy, stderr: '' })
    expect(await runWith({ stdin: tidy }, 'format', '-')).toEqual({ status: 0, stdout: tidy, stderr: '' })
    expect(await runWith({ stdin: '' }, 'format', '-')).toEqual({ status: 0, stdout: '', stderr: '' })
  })

  test('is not printed when its syntax is broken', async () => {
    const { runWith } = folder({ 'a.conf': broken })
    const seen = await runWith({ stdin: broken }, 'format', '-', '--stdin-filename', 'x.conf')
    expect(seen).toMatchObject({ status: 2, stdout: '' })
    expect(seen.stderr).toMatch(
      /^x\.conf:2:14 {2}error {2}missing .* {3}unbalanced-braces\n {3}2 \| .*\n.*\^\n.* x\.conf:1:8 /,
    )
    expect(await runWith({}, 'format', 'a.conf', '-q')).toMatchObject({ status: 2, stdout: '' })
  })

  test('is not there, or is a folder', async () => {
    const { run } = folder({ 'conf.d/a.conf': tidy })
    const missing = { status: 2, stdout: '', stderr: 'nginx-lint: cannot read "x.conf": no such file\n' }
    expect(await run('format', 'x.conf')).toEqual(missing)
    expect((await run('format', 'conf.d')).stderr).toMatch(/^nginx-lint: "conf\.d" is a folder: add --write /)
  })

  test('a template that opens blocks now and then comes back as it is', async () => {
    const template = '{% if tls %}\nserver {\n{% else %}\nserver   {\n{% endif %}\n}\n'
    const { run } = folder({ 'a.conf.j2': template })
    const stderr = expect.stringMatching(/^nginx-lint: "a\.conf\.j2" is left as it is: .*what the template prints\n$/)
    expect(await run('format', 'a.conf.j2')).toEqual({ status: 0, stdout: template, stderr })
    expect(await run('format', '-q', 'a.conf.j2')).toEqual({ status: 0, stdout: template, stderr: '' })
  })
})

describe('--write', () => {
  test('formats in place, and says what it has done', async () => {
    const { run, text } = folder({ 'nginx.conf': 'events { }\n', 'conf.d/a.conf': messy, 'conf.d/b.conf': tidy })
    expect(await run('format', '--write')).toEqual({
      status: 0,
      stdout: 'formatted nginx.conf\nformatted conf.d/a.conf\n',
      stderr: '2 files formatted, 1 unchanged\n',
    })
    expect(text('conf.d/a.conf')).toBe(tidy)
    expect(text('nginx.conf')).toBe('events {}\n')
    expect(await run('format', '--write')).toEqual({ status: 0, stdout: '', stderr: '3 files unchanged\n' })
  })

  test('does not touch what needs no change, and keeps the mode of what does', async () => {
    const { run, path } = folder({ 'a.conf': messy, 'b.conf': tidy })
    chmodSync(join(path, 'a.conf'), 0o640)
    utimesSync(join(path, 'b.conf'), 1000, 1000)
    const { ino } = statSync(join(path, 'b.conf'))
    expect((await run('format', '--write', 'a.conf', 'b.conf')).status).toBe(0)
    expect(statSync(join(path, 'a.conf')).mode & 0o777).toBe(0o640)
    expect(statSync(join(path, 'b.conf'))).toMatchObject({ ino, mtimeMs: 1_000_000 })
  })

  test('keeps bytes, the byte order mark and the ends of lines', async () => {
    const latin = Buffer.from('server{\n  # caf\xe9\n  listen 80;\n}\n', 'latin1')
    const { run, bytes } = folder({ 'a.conf': latin, 'b.conf': `\ufeff${messy}`.replaceAll('\n', '\r\n') })
    await run('format', '--write', 'a.conf', 'b.conf')
    expect(bytes('a.conf').toString('latin1')).toBe('server {\n    # caf\xe9\n    listen 80;\n}\n')
    expect(bytes('b.conf').toString()).toBe(`\ufeff${tidy}`.replaceAll('\n', '\r\n'))
  })

  test('writes to the file that a link leads to, once', async () => {
    const { run, path, text } = folder({
      'sites-available/a': messy,
      'sites-enabled/a': '-> ../sites-available/a',
    })
    const { stdout, stderr } = await run('format', '--write', '.')
    expect(stdout + stderr).toBe('formatted sites-available/a\n1 file formatted\n')
    expect(text('sites-available/a')).toBe(tidy)
    expect((await run('format', '--write', join(path, 'sites-enabled/a'))).stderr).toBe('1 file unchanged\n')
  })

  test('leaves files alone that are found through a link and lie elsewhere', async () => {
    const { run, runWith, text } = folder({ 'other/a.conf': messy, 'mine/conf.d/a.conf': '-> ../../other/a.conf' })
    const seen = await runWith({ cwd: 'mine' }, 'format', '--write')
    expect(seen).toMatchObject({ status: 0, stdout: '' })
    expect(seen.stderr).toMatch(
      /^nginx-lint: "conf\.d\/a\.conf" is left as it is: .*other\/a\.conf".*\n1 file left alone\n$/,
    )
    expect(text('other/a.conf')).toBe(messy)
    expect(await run('format', '--write', 'mine/conf.d/a.conf')).toMatchObject({
      stdout: 'formatted mine/conf.d/a.conf\n',
    })
  })

  test('goes on after a file that is broken or cannot be read', async () => {
    const { run, text } = folder({ 'a.conf': broken, 'b.conf': messy })
    const seen = await run('format', '--write', 'a.conf', 'x.conf', 'b.conf')
    expect(seen).toMatchObject({ status: 2, stdout: 'formatted b.conf\n' })
    expect(seen.stderr).toMatch(/^nginx-lint: cannot read "x\.conf": no such file\na\.conf:2:14 {2}error {2}/)
    expect(seen.stderr).toMatch(/\n1 error in 1 file\n1 file formatted, 1 left alone\n$/)
    expect(text('a.conf')).toBe(broken)
    expect(text('b.conf')).toBe(tidy)
  })

  test('with --quiet only what is wrong is said', async () => {
    expect(await folder({ 'a.conf': messy }).run('format', '--write', '-q', 'a.conf')).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    })
  })
})

describe('--check', () => {
  test('lists what would change', async () => {
    const { run, text } = folder({ 'a.conf': messy, 'b.conf': tidy })
    expect(await run('format', '--check')).toEqual({
      status: 1,
      stdout: 'a.conf\n',
      stderr: '1 file would be formatted, 1 formatted already\n',
    })
    expect(text('a.conf')).toBe(messy)
    expect(await run('format', '--check', 'b.conf')).toEqual({
      status: 0,
      stdout: '',
      stderr: '1 file formatted already\n',
    })
    expect(await run('format', '--check', '-q')).toEqual({ status: 1, stdout: 'a.conf\n', stderr: '' })
  })

  test('judges standard input', async () => {
    const seen = await folder({}).runWith({ stdin: messy }, 'format', '--check', '-', '--stdin-filename', 'x.conf')
    expect(seen).toMatchObject({ status: 1, stdout: 'x.conf\n' })
  })

  test('a broken file is worse than one to be formatted', async () => {
    expect(await folder({ 'a.conf': broken, 'b.conf': messy }).run('format', '--check')).toMatchObject({
      status: 2,
      stdout: 'b.conf\n',
    })
  })
})

describe('--diff', () => {
  const diff =
    '--- a/a.conf\n+++ b/a.conf\n@@ -1,3 +1,3 @@\n-server{\n-  listen   80;\n+server {\n+    listen 80;\n }\n'

  test('shows what would change', async () => {
    const { run, text } = folder({ 'a.conf': messy, 'b.conf': tidy })
    expect(await run('format', '--diff')).toMatchObject({ status: 1, stdout: diff })
    expect(await run('format', '--diff', '--check', '-q')).toEqual({ status: 1, stdout: diff, stderr: '' })
    expect(await run('format', '--diff', 'b.conf')).toMatchObject({ status: 0, stdout: '' })
    expect(text('a.conf')).toBe(messy)
  })

  test('has colours for people', async () => {
    const { stdout } = await folder({ 'a.conf': messy }).runWith({ isTTY: true }, 'format', '--diff', 'a.conf')
    expect(stdout).toContain('\x1b[31m-server{')
  })
})

describe('which files', () => {
  test('in a folder those of nginx, and documents only by name', async () => {
    const { run } = folder({
      'a.conf': messy,
      'b.conf': '[section]\nkey   =   value\n',
      'c.txt': messy,
      'README.md': `\`\`\`nginx\n${messy}\`\`\`\n`,
      'nginx.conf': 'http {\n    include conf.d/*;\n}\n',
      'conf.d/odd.conf': 'my_own_directive   on;\n',
    })
    expect((await run('format', '--check')).stdout).toBe('a.conf\nconf.d/odd.conf\n')
    expect((await run('format', '--check', '.', 'c.txt', 'README.md')).stdout).toBe(
      'a.conf\nconf.d/odd.conf\nc.txt\nREADME.md\n',
    )
    expect((await run('format', 'README.md')).stdout).toBe(`\`\`\`nginx\n${tidy}\`\`\`\n`)
  })

  test('of a document the blocks that can be read', async () => {
    const document = (first: string) => `\`\`\`nginx\n${first}\`\`\`\n\n\`\`\`nginx\n${broken}\`\`\`\n`
    const { run } = folder({ 'a.md': document(messy) })
    const { status, stdout, stderr } = await run('format', 'a.md')
    expect({ status, stdout }).toEqual({ status: 0, stdout: document(tidy) })
    expect(stderr).toMatch(/^nginx-lint: a\.md:9:14: this block is left as it is: .*\n$/)
  })

  test('not a document whose blocks would end elsewhere', async () => {
    const text = '```nginx\nc   d; ```\n x;\n```\n'
    const stderr = expect.stringMatching(/^nginx-lint: "a\.md" is left as it is: with other white space, .*\n$/)
    expect(await folder({ 'a.md': text }).run('format', 'a.md')).toEqual({ status: 0, stdout: text, stderr })
  })

  test('a glob, and what it does not find', async () => {
    const { run } = folder({ 'a.conf': messy, 'b.conf': tidy })
    expect(await run('format', 'a.*')).toMatchObject({ status: 0, stdout: tidy })
    expect((await run('format', '*.conf')).stderr).toMatch(/^nginx-lint: several files cannot be printed: add --write /)
    expect(await run('format', '--write', '*.cnf')).toMatchObject({
      status: 2,
      stderr: 'nginx-lint: no files match "*.cnf"\n',
    })
  })

  test('not what the configuration file ignores, but an editor gets its text back', async () => {
    const files = { 'nginx-lint.config.json': '{ "ignore": ["old"] }', 'old/a.conf': messy, 'b.conf': messy }
    const { run, runWith } = folder(files)
    const stderr = 'nginx-lint: no files to format: the configuration file ignores them\n'
    expect((await run('format', '--check', '.', 'old/a.conf')).stdout).toBe('b.conf\n')
    expect(await run('format', '--write', 'old/a.conf')).toEqual({ status: 0, stdout: '', stderr })
    expect(await run('format', 'old/a.conf')).toEqual({ status: 0, stdout: messy, stderr })
    const stdin = ['format', '-', '--stdin-filename', 'old/b.conf']
    expect(await runWith({ stdin: messy }, ...stdin)).toEqual({ status: 0, stdout: messy, stderr })
  })

  test('named ones too, with --ignore-unknown, only when they are nginx files', async () => {
    const files = {
      'a.conf': messy,
      'b.conf': '[section]\nkey   =   value\n',
      'c.json': '{ "a":  1 }\n',
      'd.png': '\0\0\0\0',
    }
    const { run, runWith, text } = folder(files)
    expect(await run('format', '--write', '--ignore-unknown', 'a.conf', 'b.conf', 'c.json', 'd.png')).toEqual({
      status: 0,
      stdout: 'formatted a.conf\n',
      stderr: '1 file formatted\n',
    })
    expect(text('b.conf')).toBe(files['b.conf'])
    const stderr = "nginx-lint: no files to format: none of these is nginx's\n"
    expect(await run('format', '--check', '--ignore-unknown', 'c.json')).toEqual({ status: 0, stdout: '', stderr })
    expect(await run('format', '--ignore-unknown', 'c.json')).toEqual({ status: 0, stdout: files['c.json'], stderr })
    expect(await run('format', '--write', '--ignore-unknown', 'x.conf')).toMatchObject({ status: 2 })
    expect((await runWith({ stdin: messy }, 'format', '--ignore-unknown', '-')).stdout).toBe(tidy)
    expect((await runWith({ stdin: '<a>\n' }, 'format', '--ignore-unknown', '-')).stdout).toBe('<a>\n')
  })

  test('none at all', async () => {
    const { run } = folder({ 'x/notes.txt': 'hello\n', 'y/b.conf': '[section]\nkey = value\n' })
    expect(await run('format', '--check', 'x')).toMatchObject({
      status: 2,
      stderr: 'nginx-lint: no nginx files in "x"\n',
    })
    expect(await run('format', '--check', 'y')).toMatchObject({
      status: 2,
      stderr: 'nginx-lint: no nginx files here: what was found is something else\n',
    })
  })
})

describe('how', () => {
  test('by options', async () => {
    const { run } = folder({ 'a.conf': messy })
    expect((await run('format', 'a.conf', '--indent', '2')).stdout).toBe('server {\n  listen 80;\n}\n')
    expect((await run('format', 'a.conf', '--indent=tab')).stdout).toBe('server {\n\tlisten 80;\n}\n')
  })

  test('lines are wrapped when asked to', async () => {
    const line = `server_name ${'www.example.com '.repeat(8).trim()};\n`
    const { run } = folder({ 'a.conf': line })
    expect((await run('format', 'a.conf')).stdout).toBe(line)
    const { stdout } = await run('format', 'a.conf', '--line-width', '60')
    expect(stdout.split('\n').length).toBeGreaterThan(2)
    expect(Math.max(...stdout.split('\n').map((each) => each.length))).toBeLessThanOrEqual(60)
  })

  test('by .editorconfig, overruled by the configuration file, overruled by options', async () => {
    const editorconfig = 'root = true\n[*]\nindent_style = tab\nend_of_line = crlf\ninsert_final_newline = true\n'
    const files = { '.editorconfig': editorconfig, 'a.conf': messy.trimEnd(), 'x/a.conf': messy }
    const first = folder(files)
    expect((await first.run('format', 'a.conf')).stdout).toBe('server {\r\n\tlisten 80;\r\n}\r\n')
    const settings = '{ "format": { "indentStyle": "space", "indentSize": 3 } }'
    const second = folder({
      ...files,
      'nginx-lint.config.json': settings,
      'x/.editorconfig': '[a.conf]\nend_of_line = lf\n',
    })
    expect((await second.run('format', 'a.conf')).stdout).toBe('server {\r\n   listen 80;\r\n}\r\n')
    expect((await second.run('format', 'x/a.conf')).stdout).toBe('server {\n   listen 80;\n}\n')
    expect((await second.run('format', 'x/a.conf', '--indent', '1')).stdout).toBe('server {\n listen 80;\n}\n')
    expect((await second.run('format', 'x/a.conf', '--no-config')).stdout).toBe('server {\n\tlisten 80;\n}\n')
  })

  test('standard input by the name that it is given', async () => {
    const { runWith } = folder({ '.editorconfig': 'root = true\n[x/*.conf]\nindent_size = 2\n' })
    const stdout = async (...args: string[]) => (await runWith({ stdin: messy }, 'format', '-', ...args)).stdout
    expect(await stdout('--stdin-filename', 'x/a.conf')).toBe('server {\n  listen 80;\n}\n')
    expect(await stdout()).toBe(tidy)
  })
})

describe('a call that cannot be used', () => {
  test.each([
    [['format'], 'what is to be formatted? Name a file, or "-"; or add --write'],
    [['format', '--write', ''], 'a name of a file is empty; the current folder is "."'],
    [['format', 'a.conf', 'b.conf'], 'several files cannot be printed: add --write'],
    [['format', '--write', '--check'], '--check shows what --write would do: use one of them'],
    [['format', '--write', '--diff', 'a.conf'], '--diff shows what --write would do: use one of them'],
    [['format', '--write', '-'], 'what comes from standard input goes to standard output: leave out --write, or "-"'],
    [['format', 'a.conf', '--stdin-filename', 'b.conf'], '--stdin-filename names what is read from standard input'],
    [['format', '--fix', 'a.conf'], '"--fix" is an option of "check", not of "format", did you mean "--write"?'],
    [['check', '--write'], '"--write" is an option of "format", not of "check", did you mean "--fix"?'],
    [['--write'], '"--write" is an option of "format", not of "check", did you mean "nginx-lint format --write"?'],
    [['format', 'a.conf', '--rule', 'x=off'], '"--rule" is an option of "check", not of "format"\n'],
    [['explain', '--write'], '"--write" is an option of "format", not of "explain"\n'],
    [['explain', '--fix'], '"--fix" is an option of "check", not of "explain"\n'],
    [['format', 'a.conf', '--indent', '0'], '--indent needs a number of spaces from 1 to 16, or "tab", not "0"'],
    [['format', 'a.conf', '--indent', 'tabs'], '--indent needs a number of spaces from 1 to 16, or "tab", not "tabs"'],
    [['format', 'a.conf', '--line-width', '1e3'], '--line-width needs a number of columns from 1 to 9999, not "1e3"'],
  ])('%j', async (args, message) => {
    const { status, stdout, stderr } = await folder({ 'a.conf': messy, 'b.conf': messy }).run(...args)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr.startsWith(`nginx-lint: ${message}`), stderr).toBe(true)
  })
})

describe('a bug of the formatter', () => {
  afterEach(() => {
    vi.doUnmock('@nginx-lint/format')
    vi.resetModules()
  })

  test('costs one file, which stays as it is', async () => {
    vi.resetModules()
    vi.doMock('@nginx-lint/format', async (original) => {
      const real = await original<typeof import('@nginx-lint/format')>()
      const format: typeof real.format = (text, options) => {
        if (options?.path === 'a.conf') throw new Error('formatting would change more than white space at line 3')
        return real.format(text, options)
      }
      return { ...real, format }
    })
    const { folder: freshFolder } = await import('../testing.ts')
    const { run, text } = freshFolder({ 'a.conf': messy, 'b.conf': messy })
    const { status, stdout, stderr } = await run('format', '--write', 'a.conf', 'b.conf')
    expect({ status, stdout }).toEqual({ status: 2, stdout: 'formatted b.conf\n' })
    expect(stderr).toMatch(/^nginx-lint: internal error: .*"a\.conf".* at line 3\nthis is a bug, please report it/)
    expect(text('a.conf')).toBe(messy)
  })
})
