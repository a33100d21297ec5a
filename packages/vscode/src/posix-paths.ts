/** What a browser takes for `node:path`: the files of a virtual workspace have paths with slashes. */
export const sep = '/'

export const isAbsolute = (path: string): boolean => path.startsWith('/')

export function resolve(...paths: readonly string[]): string {
  const from = paths.findLastIndex(isAbsolute)
  const parts: string[] = []
  for (const part of paths.slice(Math.max(from, 0)).join('/').split('/'))
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  return `/${parts.join('/')}`
}

/** Of absolute ones. */
export const join = (...paths: readonly string[]): string => resolve(paths.join('/'))

export const dirname = (path: string): string => resolve(path, '..')

export function relative(from: string, to: string): string {
  const [start, end] = [from, to].map((path) => resolve(path).split('/').filter(Boolean)) as [string[], string[]]
  let same = 0
  while (same < start.length && start[same] === end[same]) same++
  return [...start.slice(same).map(() => '..'), ...end.slice(same)].join('/')
}
