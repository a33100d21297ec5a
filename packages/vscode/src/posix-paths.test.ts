import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { dirname, isAbsolute, join, relative, resolve } from './posix-paths.ts'

const paths = ['/', '/a', '/a/b/', '/a/../b', '/a//b/./c', 'a', './a', '../a', 'a/b/..', '', '.', '/a/b/c/d']

test('paths are those of Node.js on a machine with slashes', () => {
  for (const one of paths) {
    expect(isAbsolute(one), one).toBe(posix.isAbsolute(one))
    for (const two of paths) {
      expect(resolve('/', one, two), `${one} ${two}`).toBe(posix.resolve('/', one, two))
      const [from, to] = [posix.resolve('/', one), posix.resolve('/', two)]
      expect(join('/', one, two), `${one} ${two}`).toBe(posix.join('/', one, two).replace(/(?<=.)\/$/, ''))
      expect(dirname(from), from).toBe(posix.dirname(from))
      expect(relative(from, to), `${from} ${to}`).toBe(posix.relative(from, to))
    }
  }
})
