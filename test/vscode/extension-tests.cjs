// Runs inside of the editor's extension host: see api.mjs.
const assert = require('node:assert/strict')
const { commands, languages, Range, Selection, Uri, window, workspace, WorkspaceEdit } = require('vscode')

const root = () => workspace.workspaceFolders[0].uri
const file = (path) => Uri.joinPath(root(), path)
const shop = () => file('nginx/conf.d/shop.conf')
const upstreams = () => file('nginx/conf.d/upstreams.conf')

/** Where a text begins in a file, or `into` characters further. */
async function at(uri, text, into = 1) {
  const document = await workspace.openTextDocument(uri)
  const offset = document.getText().indexOf(text)
  assert.ok(offset >= 0, `${text} is not in ${uri.path}`)
  return document.positionAt(offset + into)
}

/** Tries until a check holds, or time is up. */
async function eventually(check) {
  for (const end = Date.now() + 20_000; ; await new Promise((done) => setTimeout(done, 50))) {
    try {
      return await check()
    } catch (error) {
      if (Date.now() > end) throw error
    }
  }
}

const findings = (uri) =>
  languages.getDiagnostics(uri).map(({ source, code, message, range }) => ({
    source,
    code: code?.value ?? code,
    message,
    line: range.start.line + 1,
  }))

const edit = async (uri, range, text) => {
  const change = new WorkspaceEdit()
  change.replace(uri, range, text)
  assert.ok(await workspace.applyEdit(change))
}

const tests = {
  async 'files of nginx are recognised, and others are not'() {
    const languageOf = async (path) => (await workspace.openTextDocument(file(path))).languageId
    assert.equal(await languageOf('nginx/nginx.conf'), 'nginx')
    assert.equal(await languageOf('nginx/conf.d/shop.conf'), 'nginx')
    assert.equal(await languageOf('sites-available/example.org'), 'nginx')
    assert.notEqual(await languageOf('sites-available/000-default.conf'), 'nginx')
    assert.notEqual(await languageOf('app.conf'), 'nginx')
  },

  async 'a misspelled directive is a problem'() {
    await window.showTextDocument(shop())
    const [found, ...more] = await eventually(() => {
      const all = findings(shop())
      assert.ok(all.length > 0, 'no problems')
      return all
    })
    assert.deepEqual(more, [])
    assert.deepEqual(
      { ...found, message: '' },
      { source: 'nginx-lint', code: 'unknown-directive', message: '', line: 8 },
    )
    assert.match(found.message, /unknown directive "localtion", did you mean "location"\?/)
  },

  async 'a problem leads to the page of its rule'() {
    const [{ code }] = languages.getDiagnostics(shop())
    const text = (await workspace.openTextDocument(code.target)).getText()
    assert.match(text, /^# unknown-directive\n/)
    await commands.executeCommand('vscode.open', code.target)
    await eventually(() => {
      const { label, input } = window.tabGroups.activeTabGroup.activeTab
      assert.match(label, /unknown-directive/)
      assert.equal(input.viewType, 'vscode.markdown.preview.editor')
    })
    await commands.executeCommand('workbench.action.closeActiveEditor')
  },

  async 'completes what may stand in a location'() {
    const position = await at(shop(), '        limit_req zone', 8)
    const provider = 'vscode.executeCompletionItemProvider'
    const { items } = await commands.executeCommand(provider, shop(), position, undefined, 2000)
    const labels = items.map(({ label }) => label.label ?? label)
    for (const known of ['proxy_buffering', 'root', 'try_files'])
      assert.ok(labels.includes(known), `${known} is missing`)
    for (const other of ['worker_processes', 'upstream', 'listen'])
      assert.ok(!labels.includes(other), `${other} is offered`)
    // Of what they have in common the list says nothing twice, and nothing of what is found when an item is shown.
    const { detail, documentation, insertText, range } = items[labels.indexOf('proxy_buffering')]
    assert.equal(detail, 'proxy_buffering on|off;')
    assert.match(documentation.value, /buffering of responses/)
    assert.equal(insertText, 'proxy_buffering')
    assert.ok(range.isEqual(new Range(position, position)))
  },

  async 'explains a directive'() {
    const hovers = await commands.executeCommand(
      'vscode.executeHoverProvider',
      shop(),
      await at(shop(), 'limit_req zone'),
    )
    const text = hovers.flatMap(({ contents }) => contents.map((part) => part.value)).join('\n')
    assert.match(text, /limit_req/)
    assert.match(text, /burst/)
  },

  async 'goes from proxy_pass to the upstream in another file'() {
    const places = await commands.executeCommand(
      'vscode.executeDefinitionProvider',
      shop(),
      await at(shop(), '//shop;', 3),
    )
    const [place, ...more] = places.map(({ uri, range, targetUri, targetRange }) => ({
      path: (uri ?? targetUri).path,
      line: (range ?? targetRange).start.line,
    }))
    assert.deepEqual(place, { path: upstreams().path, line: 0 })
    assert.deepEqual(more, [])
  },

  async 'finds every use, in other files too'() {
    const uses = await commands.executeCommand(
      'vscode.executeReferenceProvider',
      upstreams(),
      await at(upstreams(), 'shop'),
    )
    assert.deepEqual(uses.map(({ uri }) => uri.path.split('/').at(-1)).sort(), [
      'shop.conf',
      'shop.conf',
      'upstreams.conf',
    ])
  },

  async 'renames in both files'() {
    const position = await at(shop(), '//shop;', 3)
    const change = await commands.executeCommand('vscode.executeDocumentRenameProvider', shop(), position, 'store')
    assert.ok(await workspace.applyEdit(change))
    const texts = [
      (await workspace.openTextDocument(shop())).getText(),
      (await workspace.openTextDocument(upstreams())).getText(),
    ]
    assert.match(texts[0], /proxy_pass http:\/\/store;/)
    assert.match(texts[0], /proxy_pass http:\/\/store\/status\/;/)
    assert.match(texts[1], /^upstream store \{/)
  },

  async 'mends a misspelled directive'() {
    const position = await at(shop(), 'localtion')
    const range = new Range(position, position)
    const actions = await commands.executeCommand('vscode.executeCodeActionProvider', shop(), range, 'quickfix', 5)
    const fix = actions.find(({ title }) => title.includes('"location"') || title.includes('location'))
    assert.ok(fix?.edit, `no fix among ${actions.map(({ title }) => title)}`)
    assert.ok(await workspace.applyEdit(fix.edit))
    await eventually(() => assert.deepEqual(findings(shop()), []))
  },

  async 'formats a document'() {
    const changes = await commands.executeCommand('vscode.executeFormatDocumentProvider', shop(), {
      tabSize: 4,
      insertSpaces: true,
    })
    const change = new WorkspaceEdit()
    change.set(shop(), changes)
    assert.ok(await workspace.applyEdit(change))
    const text = (await workspace.openTextDocument(shop())).getText()
    assert.match(text, /\n {8}proxy_read_timeout 90s;\n {8}proxy_pass http:\/\/store\/status\/;\n/)
  },

  async 'outlines, folds, links and colours'() {
    const symbols = await commands.executeCommand('vscode.executeDocumentSymbolProvider', shop())
    assert.match(symbols.map(({ name }) => name).join('\n'), /^server shop\.example\.com :443/)
    const folds = await commands.executeCommand('vscode.executeFoldingRangeProvider', shop())
    assert.ok(folds.length >= 4)
    const main = file('nginx/nginx.conf')
    const links = await commands.executeCommand('vscode.executeLinkProvider', main)
    assert.ok(links.length > 0, 'no links')
    const tokens = await commands.executeCommand('vscode.provideDocumentSemanticTokens', main)
    assert.ok(tokens.data.length > 0, 'no semantic tokens')
  },

  async 'follows a request to its location, while the file is edited'() {
    const editor = await window.showTextDocument(shop())
    editor.selection = new Selection(0, 0, 0, 0)
    await commands.executeCommand('nginx-lint.route', 'https://shop.example.com/img/logo.png')
    const { document, viewColumn } = window.activeTextEditor
    const text = () => document.getText()
    assert.equal(document.languageId, 'nginx-route')
    assert.match(text(), /^https:\/\/shop\.example\.com\/img\/logo\.png\n/)
    assert.match(text(), /\bis the first regular expression that matches "\/img\/logo\.png"/)
    const loser = /not location \/: matches, but a regular expression comes before a prefix {2}conf\.d\/shop\.conf:12/
    assert.match(text(), loser)
    assert.notEqual(viewColumn, editor.viewColumn)

    const cursor = document.positionAt(text().search(loser))
    const [definition] = await commands.executeCommand('vscode.executeDefinitionProvider', document.uri, cursor)
    assert.equal((definition.targetRange ?? definition.range).start.line, 11)
    const links = await commands.executeCommand('vscode.executeLinkProvider', document.uri)
    const link = links.find(({ range }) => document.getText(range) === 'conf.d/shop.conf:8:5')
    assert.equal(link.target.scheme, 'command')
    await commands.executeCommand(link.target.path, ...JSON.parse(link.target.query))
    assert.equal(window.activeTextEditor.selection.start.line, 7)
    await window.showTextDocument(document, viewColumn)
    window.activeTextEditor.selection = new Selection(cursor, cursor)
    await commands.executeCommand('nginx-lint.openPlace')
    assert.equal(window.activeTextEditor.document.uri.path, shop().path)
    assert.equal(window.activeTextEditor.selection.start.line, 11)
    assert.equal(window.activeTextEditor.viewColumn, editor.viewColumn)

    const start = await at(shop(), 'location / {', 'location '.length)
    await edit(shop(), new Range(start, start), '^~ ')
    await eventually(() => assert.match(text(), /→ location \^~ \/: proxy_pass http:\/\/store with \/img\/logo\.png/))
    await edit(shop(), new Range(start, start.translate(0, 3)), '')
    await eventually(() => assert.match(text(), loser))
    await commands.executeCommand('workbench.action.closeOtherEditors')
    await commands.executeCommand('workbench.action.closeEditorsInOtherGroups')
  },

  async 'sees what is typed in another file'() {
    await window.showTextDocument(shop())
    const main = file('nginx/nginx.conf')
    const start = await at(main, 'timed ', 0)
    const rename = (from, to) => edit(main, new Range(start, start.translate(0, from.length)), to)
    await rename('timed', 'slow')
    await eventually(() =>
      assert.deepEqual(
        findings(shop()).map(({ line }) => line),
        [6],
      ),
    )
    await rename('slow', 'timed')
    await eventually(() => assert.deepEqual(findings(shop()), []))
  },

  async 'checks files that are not open'() {
    const broken = file('nginx/conf.d/broken.conf')
    await commands.executeCommand('nginx-lint.checkWorkspace')
    await eventually(() =>
      assert.deepEqual(
        findings(broken).map(({ code }) => code),
        ['duplicate-directive'],
      ),
    )
    await window.showTextDocument(broken)
    await new Promise((done) => setTimeout(done, 1500))
    assert.equal(findings(broken).length, 1, 'said twice')
  },

  async 'goes by its settings, at once'() {
    const broken = file('nginx/conf.d/broken.conf')
    const settings = workspace.getConfiguration('nginx-lint')
    await settings.update('rules', { 'duplicate-directive': 'off' })
    await eventually(() => assert.deepEqual(findings(broken), []))
    await settings.update('rules', undefined)
    await eventually(() => assert.equal(findings(broken).length, 1))
  },

  async 'checks blocks of documents, and leaves their formatting to others'() {
    const readme = file('README.md')
    await window.showTextDocument(readme)
    await eventually(() =>
      assert.deepEqual(
        findings(readme).map(({ line }) => line),
        [6],
      ),
    )
    const options = { tabSize: 4, insertSpaces: true }
    assert.deepEqual((await commands.executeCommand('vscode.executeFormatDocumentProvider', readme, options)) ?? [], [])
  },

  async 'goes on after a restart'() {
    await commands.executeCommand('nginx-lint.restart')
    const broken = file('nginx/conf.d/broken.conf')
    await window.showTextDocument(broken)
    await eventually(() => assert.equal(findings(broken).length, 1))
  },
}

/** The editor has a lot to say as well: api.mjs shows what begins with this. */
const mark = 'nginx-lint test:'

exports.run = async () => {
  let failed = 0
  for (const [name, test] of Object.entries(tests)) {
    try {
      await test()
      console.log(`${mark}  ok: ${name}`)
    } catch (error) {
      failed++
      console.log(`${mark}  FAILED: ${name}\n${error.stack ?? error}`)
    }
  }
  if (failed > 0) throw new Error(`${failed} of ${Object.keys(tests).length} failed`)
}
