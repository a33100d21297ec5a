import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rules } from '@nginx-lint/lint'
import type { ArtifactLocation, Location, Log, Region, Run } from 'sarif'
import { expect, test } from 'vitest'
import { type Folder, folder } from '../testing.ts'
import { GRADED, GRADES, HOSTILE, HOSTILE_NAME, RELATED } from './formats.testing.ts'
import { descriptor } from './sarif-rules.ts'

const read = (stdout: string): Run => {
  const log: Log = JSON.parse(stdout)
  expect(log.version).toBe('2.1.0')
  expect(log.runs).toHaveLength(1)
  return log.runs[0]!
}

const runOf = async ({ run }: Folder, ...args: string[]): Promise<Run> =>
  read((await run(...args, '--format', 'sarif')).stdout)

const ODD = 'a b/50% #1?/ümlaut [x].conf'

/** What a consumer does with a location: the file on disk. */
function pathOf({ uri, uriBaseId }: ArtifactLocation, { originalUriBaseIds }: Run): string {
  expect(uri).toMatch(/^[!-~]+$/)
  const base = uriBaseId === undefined ? undefined : originalUriBaseIds![uriBaseId]!.uri
  return fileURLToPath(new URL(uri!, base))
}

/** The text of a region, by its lines and columns; its offsets must say the same. */
function textOf(text: string, { startLine, startColumn, endLine, endColumn, charOffset, charLength }: Region): string {
  const lines = text.split(/(?<=\n)/)
  const offset = (line: number, column: number) => lines.slice(0, line - 1).join('').length + column - 1
  const [start, end] = [offset(startLine!, startColumn!), offset(endLine!, endColumn!)]
  expect([charOffset, charLength]).toEqual([start, end - start])
  return text.slice(start, end)
}

test('a finding is a result with rule, level, place and fingerprint', async () => {
  const run = await runOf(folder({ 'a.conf': 'server {\n  localtion / { }\n}\n' }), 'a.conf')
  expect(run.results).toEqual([
    {
      ruleId: 'unknown-directive',
      ruleIndex: expect.any(Number),
      level: 'error',
      message: { text: 'unknown directive "localtion", did you mean "location"?' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'a.conf', uriBaseId: '%SRCROOT%' },
            region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 12, charOffset: 11, charLength: 9 },
          },
        },
      ],
      partialFingerprints: { 'nginxLint/v1': expect.stringMatching(/^[0-9a-f]{32,}$/) },
      fixes: [expect.anything()],
    },
  ])
})

test('the run says what ran, and on which files', async () => {
  const run = await runOf(folder({ 'a.conf': 'gzip on;\n', 'b.conf': 'gzip on;\n' }), 'a.conf', 'b.conf')
  expect(run.tool.driver).toMatchObject({ name: 'nginx-lint', version: 'dev' })
  expect(run.columnKind).toBe('utf16CodeUnits')
  expect(run.invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }])
  expect(run.artifacts!.map(({ location }) => location!.uri)).toEqual(['a.conf', 'b.conf'])
  expect(run.results).toEqual([])
})

test('levels and all other names are those of the format', async () => {
  const { columnKind, results, artifacts, tool } = await runOf(folder(GRADED), 'a.conf', ...GRADES)
  expect(results!.map(({ level }) => level)).toEqual(['error', 'warning', 'note', 'note'])
  expect(['utf16CodeUnits', 'unicodeCodePoints']).toContain(columnKind)
  for (const { roles } of artifacts!) expect(roles).toEqual(['analysisTarget'])
  for (const { defaultConfiguration } of tool.driver.rules!)
    expect(['error', 'warning', 'note']).toContain(defaultConfiguration!.level)
})

test('every rule is described as code scanning wants it', async () => {
  const { tool, results } = await runOf(folder(GRADED), 'a.conf')
  const described = tool.driver.rules!
  expect(described.map(({ id }) => id)).toEqual([...rules.map(({ id }) => id), 'unreadable-file'])
  for (const { id, name, shortDescription, fullDescription, help, properties } of described) {
    expect(name, id).toMatch(/^(?:[A-Z][a-z0-9]*)+$/)
    expect(shortDescription!.text, id).toMatch(/^[A-Za-z][^\n]*\.$/)
    expect(fullDescription!.text.length, id).toBeLessThan(1024)
    expect(help!.text.trim(), id).not.toBe('')
    expect(help!.markdown, id).not.toMatch(/^\s/)
    expect(properties!.tags!.length, id).toBeGreaterThan(0)
  }
  for (const { ruleId, ruleIndex } of results!) expect(described[ruleIndex!]!.id).toBe(ruleId)
})

test('rules about security have a score, others have none', () => {
  const about = { id: 'x-y', summary: 'A rule', docs: 'Help.' } as const
  const security = (severity: 'error' | 'warning' | 'info') => descriptor({ ...about, group: 'security', severity })
  const scores = (['error', 'warning', 'info'] as const).map((severity) => security(severity).properties)
  expect(scores).toEqual([
    { tags: ['security'], 'security-severity': '8.0' },
    { tags: ['security'], 'security-severity': '6.0' },
    { tags: ['security'], 'security-severity': '3.0' },
  ])
  expect(descriptor({ ...about, group: 'style', severity: 'warning' }).properties).toEqual({ tags: ['style'] })
})

test('odd names of files are found again', async () => {
  const here = folder({ [ODD]: 'gzip maybe;\n', ...HOSTILE })
  const run = await runOf(here, '.')
  const paths = run.results!.map(({ locations }) => pathOf(locations![0]!.physicalLocation!.artifactLocation!, run))
  expect(new Set(paths)).toEqual(new Set([join(here.path, ODD), join(here.path, HOSTILE_NAME)]))
})

test('a file outside of the checkout has an absolute URI, one inside is relative to it', async () => {
  const { path, runWith } = folder({ 'repo/etc/a.conf': 'gzip maybe;\n', 'other #1/b.conf': 'gzip maybe;\n' })
  const around = { cwd: 'repo/etc', env: { GITHUB_WORKSPACE: `${path}/repo` } }
  const run = read((await runWith(around, 'a.conf', '../../other #1/b.conf', '--format', 'sarif')).stdout)
  const places = run.results!.map(({ locations }) => locations![0]!.physicalLocation!.artifactLocation!)
  expect(places[0]).toEqual({ uri: 'etc/a.conf', uriBaseId: '%SRCROOT%' })
  expect(places[1]).toEqual({ uri: `file://${path}/other%20%231/b.conf` })
  expect(places.map((place) => pathOf(place, run))).toEqual([`${path}/repo/etc/a.conf`, `${path}/other #1/b.conf`])
})

test('regions are the text that is meant, by lines and by offsets', async () => {
  const here = folder({ 'a.conf': 'return 200 "🚀"; localtion / { }\ngzip "a\nb";\n' })
  const { results } = await runOf(here, 'a.conf')
  const texts = results!.map(({ locations }) => textOf(here.text('a.conf'), locations![0]!.physicalLocation!.region!))
  expect(texts).toEqual(expect.arrayContaining(['localtion', 'a\nb']))
})

test('other places are related locations', async () => {
  const here = folder(RELATED)
  const [result] = (await runOf(here, 'nginx.conf')).results!
  const [{ message, physicalLocation }] = result!.relatedLocations as [Location]
  expect(message!.text).toBe('first defined here')
  expect(physicalLocation!.artifactLocation!.uri).toBe('conf.d/a.conf')
  expect(textOf(here.text('conf.d/a.conf'), physicalLocation!.region!)).toBe('upstream')
})

test('fixes do what --fix does, and those that it leaves alone say why', async () => {
  const text = 'server {\n    localtion / { gzip on }\n    listen 80 http2;\n}\n'
  const here = folder({ 'a.conf': text })
  const { results } = await runOf(here, 'a.conf')
  const fixes = results!.flatMap((result) => result.fixes ?? [])
  const isSafe = (description: string | undefined) => !description?.includes('may change')
  expect(fixes.filter(({ description }) => !isSafe(description!.text))).toHaveLength(1)
  const edits = fixes
    .filter(({ description }) => isSafe(description!.text))
    .flatMap(({ artifactChanges }) => artifactChanges[0]!.replacements)
    .sort((a, b) => b.deletedRegion.charOffset! - a.deletedRegion.charOffset!)
  let fixed = text
  for (const { deletedRegion, insertedContent } of edits) {
    textOf(text, deletedRegion)
    const { charOffset, charLength } = deletedRegion
    fixed = fixed.slice(0, charOffset) + insertedContent!.text + fixed.slice(charOffset! + charLength!)
  }
  await here.run('a.conf', '--fix')
  expect(fixed).toBe(readFileSync(join(here.path, 'a.conf'), 'utf8'))
})

test('what could not be read fails the run, and is a result', async () => {
  const { run } = folder({ 'a.conf': 'gzip on;\n' })
  const { status, stdout } = await run('x.conf', 'a.conf', '--format', 'sarif')
  expect(status).toBe(2)
  const { invocations, results, tool } = read(stdout)
  const [{ executionSuccessful, toolExecutionNotifications }] = invocations as [NonNullable<typeof invocations>[number]]
  expect(executionSuccessful).toBe(false)
  expect(toolExecutionNotifications).toMatchObject([
    {
      level: 'error',
      message: { text: 'cannot read "x.conf": no such file' },
      associatedRule: { id: 'unreadable-file' },
    },
  ])
  expect(results).toMatchObject([{ ruleId: 'unreadable-file', level: 'error' }])
  expect(tool.driver.rules![results![0]!.ruleIndex!]!.id).toBe('unreadable-file')
})
