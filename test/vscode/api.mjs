import { fileURLToPath } from 'node:url'

const tests = fileURLToPath(new URL('extension-tests.cjs', import.meta.url))

const mark = 'nginx-lint test:'

/** Runs `extension-tests.cjs` where extensions run, with the programming interface that they have. */
export async function testInterface(editor) {
  const page = await editor.browser.newPage()
  const ended = new Promise((done) => {
    page.exposeFunction('codeAutomationLog', (_, [text]) => {
      if (String(text).startsWith(mark)) console.log(text.slice(mark.length))
    })
    page.exposeFunction('codeAutomationExit', done)
  })
  await page.goto(
    editor.address(editor.workspace(), [
      ['extensionDevelopmentPath', editor.extension],
      ['extensionTestsPath', tests],
      ['skipWelcome', 'true'],
    ]),
  )
  const late = new Promise((done) => setTimeout(done, 120_000, 'too late'))
  const code = await Promise.race([ended, late])
  await page.close()
  if (code !== 0) throw new Error(`the tests in the extension host ended with ${code}`)
}
