import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const fixture = new URL('../../fixtures/editor', import.meta.url)

/**
 * A real VS Code with the packaged extension installed, and a browser for its window.
 * `settings` are the user's.
 */
export async function startEditor(tools, vsix, settings = {}) {
  const home = mkdtempSync(join(tmpdir(), 'nginx-lint-vscode-'))
  const entry = join(tools, 'node_modules/code-server/out/node/entry.js')
  mkdirSync(join(home, 'data/User'), { recursive: true })
  writeFileSync(join(home, 'data/User/settings.json'), JSON.stringify({ ...quiet, ...settings }))
  const folders = ['--user-data-dir', join(home, 'data'), '--extensions-dir', join(home, 'extensions')]
  execFileSync(process.execPath, [entry, ...folders, '--install-extension', vsix], { stdio: 'pipe' })
  const port = await freePort()
  const options = ['--auth', 'none', '--disable-telemetry', '--disable-update-check', '--disable-workspace-trust']
  const server = spawn(
    process.execPath,
    [entry, ...folders, '--bind-addr', `127.0.0.1:${port}`, '--disable-getting-started-override', ...options],
    { stdio: 'ignore' },
  )
  await answers(`http://127.0.0.1:${port}/healthz`)
  const { chromium } = createRequire(join(tools, 'package.json'))('playwright-core')
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-lcd-text'],
  })
  let workspaces = 0
  return {
    browser,
    /** Where the extension is installed. */
    extension: join(
      home,
      'extensions',
      readdirSync(join(home, 'extensions')).find((name) => name.includes('nginx-lint')),
    ),
    /** A copy of the fixture, that a test may change. */
    workspace() {
      const folder = join(home, `workspace-${++workspaces}`)
      cpSync(fixture, folder, { recursive: true })
      return folder
    },
    /** The address of a window on a folder. What `payload` names are files. */
    address(folder, payload) {
      const remote = payload.map(([key, value]) => [
        key,
        value.startsWith('/') ? `vscode-remote://127.0.0.1:${port}${value}` : value,
      ])
      return `http://127.0.0.1:${port}/?folder=${folder}&payload=${encodeURIComponent(JSON.stringify(remote))}`
    },
    async stop() {
      await browser.close()
      server.kill()
      await new Promise((done) => server.once('exit', done))
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** Nothing that moves, asks, or stands in the way. */
const quiet = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.commandCenter.enabled': false,
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'editor.minimap.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.tabSize': 4,
  'files.autoSave': 'off',
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const { port } = server.address()
  await new Promise((done) => server.close(done))
  return port
}

async function answers(address) {
  for (let tries = 0; tries < 300; tries++) {
    const response = await fetch(address).catch(() => undefined)
    if (response?.ok) return
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error(`${address} does not answer`)
}
