// Usage: node test/vscode/run.mjs TOOLS VSIX [--pictures]
import { resolve } from 'node:path'
import { testInterface } from './api.mjs'
import { startEditor } from './editor.mjs'
import { testWeb, testWindow } from './ui.mjs'

const [tools, vsix, option] = process.argv.slice(2)

async function within(title, settings, test) {
  console.log(title)
  const editor = await startEditor(resolve(tools), resolve(vsix), settings)
  try {
    await test(editor)
  } finally {
    await editor.stop()
  }
}

await within('Through its programming interface', {}, testInterface)
await within('Through its window', {}, (editor) => testWindow(editor, { keepsPictures: option === '--pictures' }))
await within(
  'In a browser, without Node.js',
  { 'remote.extensionKind': { 'nginx-lint.nginx-lint-vscode': ['web'] } },
  testWeb,
)
