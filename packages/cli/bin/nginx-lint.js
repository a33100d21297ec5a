#!/usr/bin/env node
// Compiling takes longer than checking a file: compiled code is kept between runs.
const { closeSync, openSync, readFileSync, renameSync, writeFileSync } = require('node:fs')
const module_ = require('node:module')
const { join } = require('node:path')

const dist = join(__dirname, '..', 'dist')
const bundle = join(dist, 'nginx-lint.cjs')

if (module_.enableCompileCache) {
  module_.enableCompileCache()
  require(bundle)
} else runCached()

/** What enableCompileCache() does from Node 22.1 on. V8 itself refuses code of another release, or of a longer source. */
function runCached() {
  const { Script } = require('node:vm')
  // ASCII, which is read fastest as this.
  const source = readFileSync(bundle, 'latin1')
  // V8 tells sources apart by their length alone: the first line, a comment, is made of what follows.
  const [, digest] = source.slice(0, 100).split(/[/\n]+/)
  const cache = join(dist, `${digest}-${process.version}-${process.arch}.cache`)
  const cachedData = read(cache)
  const script = new Script(module_.wrap(source), { filename: bundle, cachedData })
  script.runInThisContext()(exports, module_.createRequire(bundle), module, bundle, dist)
  // A run that checks files compiles what such runs need, and most of what the others do.
  const isCheck = !/^(?:format|routes?|explain|lsp|-h|--help|-V|--version)$/.test(process.argv[2])
  if (isCheck && (!cachedData || script.cachedDataRejected)) process.once('exit', () => write(cache, script))
}

function read(path) {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

function write(path, script) {
  try {
    const temporary = `${path}.${process.pid}`
    const file = openSync(temporary, 'wx')
    writeFileSync(file, script.createCachedData())
    closeSync(file)
    renameSync(temporary, path)
  } catch {
    // Somebody else's folder: it works without.
  }
}
