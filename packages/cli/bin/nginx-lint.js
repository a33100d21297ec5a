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
  const { version } = require('../package.json')
  const cache = join(dist, `${version}-${process.version}-${process.arch}.cache`)
  const source = readFileSync(bundle, 'utf8')
  const cachedData = read(cache)
  const script = new Script(module_.wrap(source), { filename: bundle, cachedData })
  script.runInThisContext()(exports, module_.createRequire(bundle), module, bundle, dist)
  // A run that checks files compiles what such runs need.
  const checks = process.argv.length > 2 && !process.argv[2].startsWith('-')
  if (checks && (!cachedData || script.cachedDataRejected)) process.once('exit', () => write(cache, script))
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
