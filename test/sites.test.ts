import { readdirSync } from 'node:fs'
import { loadProject, walk } from '@nginx-lint/analysis'
import { lint } from '@nginx-lint/lint'
import { nodeFiles } from '@nginx-lint/workspace'
import { describe, expect, test } from 'vitest'

/** Whole sites as people have them, all accepted by nginx: what is found in one is a false alarm, or said here. */
const root = 'fixtures/sites'
const files = nodeFiles('.')

const warnings: Readonly<Record<string, readonly string[]>> = {
  // As nginx 1.22 needs it.
  microservices: [
    'conf.d/grpc.conf:2 warning[deprecated-listen-http2]',
    'conf.d/grpc.conf:3 warning[deprecated-listen-http2]',
    'conf.d/grpc.conf:4 warning[deprecated-listen-http2]',
  ],
  'static-hosting': [
    // ".example.info" takes their hosts, and nothing is captured.
    'vhosts/10-names.conf:3 warning[unreachable-server]',
    'vhosts/10-names.conf:4 warning[unreachable-server]',
    'vhosts/10-names.conf:4 warning[unreachable-server]',
    // "/apiary" of the site goes to the backend: a hint for editors.
    'vhosts/20-windows.conf:13 hint[prefix-without-boundary]',
  ],
}

const sites = readdirSync(root).map((site) => ({ site, folder: `${root}/${site}`, all: filesBelow(`${root}/${site}`) }))
const isWhole = ({ all }: { readonly all: readonly string[] }): boolean => all.includes('nginx.conf')

describe.each(sites)('$site', ({ site, folder, all }) => {
  test('has nothing to complain of', async () => {
    const found: string[] = []
    for (const name of isWhole({ all }) ? ['nginx.conf'] : all) found.push(...(await findings(folder, name)))
    expect(found).toEqual(warnings[site] ?? [])
  })
})

test.each(sites.filter(isWhole))('$site is read as a whole', async ({ folder, all }) => {
  const project = await loadProject(`${folder}/nginx.conf`, files)
  expect(project?.complete).toBe(true)
  expect([...project!.files.keys()].sort()).toEqual(all.map((name) => `${folder}/${name}`))
  expect([...walk(project!.root)].length).toBeGreaterThan(100)
})

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(folder.length + 1))
    .sort()
}

async function findings(folder: string, name: string): Promise<string[]> {
  const project = await loadProject(`${folder}/${name}`, files)
  return lint(project!).map(({ path, start, severity, rule }) => {
    const line = project!.files.get(path)!.text.slice(0, start).split('\n').length
    return `${path.slice(folder.length + 1)}:${line} ${severity}[${rule}]`
  })
}
