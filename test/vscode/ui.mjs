import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withPalette } from './png.mjs'

const pictures = fileURLToPath(new URL('../../packages/vscode/pictures', import.meta.url))

/** Uses the extension as a person does, through the window. `keepsPictures`: of what the README shows. */
export async function testWindow(editor, { keepsPictures = false } = {}) {
  const folder = editor.workspace()
  const page = await openFile(editor, folder, 'nginx/conf.d/shop.conf')
  const picture = async (name) => {
    if (!keepsPictures) return
    mkdirSync(pictures, { recursive: true })
    await page.mouse.move(5, 5)
    await page.waitForTimeout(600)
    writeFileSync(join(pictures, `${name}.png`), withPalette(await page.screenshot()))
  }
  const saved = (path) => readFileSync(join(folder, path), 'utf8')
  const says = (text) => console.log(`  ok: ${text}`)

  // Messages are read best where nothing stands beside them.
  await page.locator('.part.sidebar').waitFor()
  await page.keyboard.press('Control+B')
  await page.locator('.part.sidebar').waitFor({ state: 'hidden' })
  await page.waitForSelector('.squiggly-error')
  await page.keyboard.press('Control+Shift+M')
  const row = page.locator('.markers-panel .monaco-list-row', { hasText: 'did you mean "location"?' })
  await row.waitFor()
  await picture('problems')
  says('a squiggle, and an entry in the list of problems')

  await page.keyboard.press('Control+J')
  await goTo(page, 13, 9)
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('Control+Space')
  const offered = page.locator('.suggest-widget .monaco-list-row')
  await offered.first().waitFor()
  await page.keyboard.type('proxy_bu')
  await page.locator('.suggest-widget .monaco-list-row', { hasText: 'proxy_buffering' }).waitFor()
  await page.keyboard.press('ArrowDown')
  // How it is written comes when it is chosen, and then there is more to see.
  await page.locator('.suggest-widget .monaco-list-row.focused', { hasText: 'proxy_buffering on|off;' }).waitFor()
  await page.keyboard.press('Control+Space')
  await page.locator('.suggest-details', { hasText: 'buffering of responses' }).waitFor()
  await picture('completion')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Shift+K')
  says('completion in a location')

  await goTo(page, 13, 12)
  await page.keyboard.press('Control+K')
  await page.keyboard.press('Control+I')
  await page.locator('.monaco-hover', { hasText: 'limit_req' }).first().waitFor()
  await picture('hover')
  await page.keyboard.press('Escape')
  says('an explanation')

  await goTo(page, 8, 6)
  await page.keyboard.press('Control+.')
  await page.locator('.action-widget .monaco-list-row', { hasText: 'location' }).first().waitFor()
  await picture('fix')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.squiggly-error', { state: 'detached' })
  says('a fix')

  await goTo(page, 16, 29)
  await page.keyboard.press('F2')
  await page.locator('.rename-box input:focus').waitFor()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('store')
  await page.keyboard.press('Enter')
  await page.locator('.rename-box input:focus').waitFor({ state: 'detached' })
  await page.locator('.view-line', { hasText: 'http://store/status/' }).first().waitFor()
  says('a new name')

  await command(page, 'nginx-lint: Format this File')
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.view-line')].some((line) =>
      /^\s{8}proxy_pass\shttp:\/\/store\/status\/;$/.test(line.textContent),
    ),
  )
  says('a tidy file')

  await goTo(page, 9, 10)
  const url = 'https://shop.example.com/img/logo.png'
  await command(page, 'nginx-lint: Which Location Serves')
  const asked = page.locator('.quick-input-widget .monaco-list-row')
  await asked.filter({ hasText: 'in this configuration' }).waitFor()
  await page.keyboard.type(url)
  await asked.filter({ hasText: url }).first().waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.view-line', { hasText: 'is the first regular expression that matches' }).waitFor()
  await picture('route')
  await page.keyboard.press('Control+End')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  // Each group has an active tab: only that of the group with the cursor says that one is there.
  const here = page.locator('.editor-group-container.active')
  await here.locator('.tab.active', { hasText: 'shop.conf' }).waitFor()
  await here.locator('.monaco-editor.focused').waitFor()
  says('the way of a request, and the location it comes to')
  await command(page, 'nginx-lint: Which Location Serves')
  await asked.filter({ hasText: url }).first().waitFor()
  await page.keyboard.press('Escape')
  await command(page, 'View: Close Editors in Other Groups')
  says('the URL, once more')

  await goTo(page, 16, 29)
  await page.keyboard.press('F12')
  await page.locator('.tab.active', { hasText: 'upstreams.conf' }).waitFor()
  says('the definition in another file')

  await page.locator('.codelens-decoration a', { hasText: '2 references' }).click()
  await page.locator('.peekview-widget .monaco-list-row', { hasText: 'proxy_pass http://store/status/;' }).waitFor()
  // The path of this folder says nothing to anybody.
  await page.addStyleTag({ content: '.peekview-title .dirname { visibility: hidden }' })
  await picture('references')
  await page.keyboard.press('Escape')
  says('all that refer to it, by the line above it')

  await command(page, 'File: Save All')
  await until(() => saved('nginx/conf.d/upstreams.conf').startsWith('upstream store {'))
  const tidy = / {4}location ~\* [\s\S]* proxy_pass http:\/\/store;[\s\S]* {8}proxy_pass http:\/\/store\/status\/;/
  await until(() => tidy.test(saved('nginx/conf.d/shop.conf')))
  says('both files, saved')

  await page.locator('#status\\.languageStatus').hover()
  await page.waitForFunction(() => /nginx 1\.\d+\.\d+\s[\s\S]*0 errors, 0 warnings/.test(document.body.innerText))
  says('the release of nginx, among the states of the language')
  await page.close()
}

/** The same server in a browser: there is no Node.js. */
export async function testWeb(editor) {
  const page = await openFile(editor, editor.workspace(), 'nginx/conf.d/shop.conf')
  await page.waitForSelector('.squiggly-error')
  await goTo(page, 16, 29)
  await page.keyboard.press('F12')
  await page.locator('.tab.active', { hasText: 'upstreams.conf' }).waitFor()
  console.log('  ok: a squiggle, and the definition in another file')
  await command(page, 'nginx-lint: Which Location Serves')
  await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'in this configuration' }).waitFor()
  await page.keyboard.type('https://shop.example.com/status/')
  await page.keyboard.press('Enter')
  await page.locator('.view-line', { hasText: '→ location /status/' }).waitFor()
  console.log('  ok: the way of a request')
  await page.close()
}

async function openFile(editor, folder, path) {
  const page = await editor.browser.newPage({ viewport: { width: 960, height: 560 }, deviceScaleFactor: 1.5 })
  page.setDefaultTimeout(60_000)
  await page.goto(editor.address(folder, [['openFile', join(folder, path)]]))
  await page.waitForSelector('.monaco-editor .view-line')
  return page
}

/** To a line and column, both from 1. */
async function goTo(page, line, column) {
  await page.keyboard.press('Control+G')
  await page.locator('.quick-input-widget input:focus').waitFor()
  await page.keyboard.type(`${line}:${column}`)
  await page.keyboard.press('Enter')
  await page.locator('.quick-input-widget').first().waitFor({ state: 'hidden' })
}

/** By its name, in the list of all commands. */
async function command(page, name) {
  await page.keyboard.press('F1')
  await page.locator('.quick-input-widget input:focus').waitFor()
  await page.keyboard.type(name)
  await page.locator('.quick-input-widget .monaco-list-row.focused', { hasText: name }).waitFor()
  await page.keyboard.press('Enter')
}

async function until(holds) {
  for (const end = Date.now() + 20_000; !holds(); await new Promise((done) => setTimeout(done, 50)))
    assert.ok(Date.now() < end, `it never held: ${holds}`)
}
