import type { Include, Project, SourceFile } from '@nginx-lint/analysis'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'include-cycle',
  group: 'correctness',
  severity: 'error',
  summary: 'A file includes itself, directly or through others',
  docs: `
    nginx does not notice that a file includes itself: it opens file after file until it has no more of them, or dies.
    A pattern such as \`conf.d/*.conf\` in a file of that folder is the usual reason.
  `,
  nginxSays: [
    'open() "/etc/nginx/conf.d/a.conf" failed (24: Too many open files)',
    '"events" directive is duplicate',
    '"events" directive is not allowed here',
  ],
  bad: [
    {
      code: conf`
        events { }
        include nginx.conf;
        #       ^^^^^^^^^^ error[include-cycle]: this file includes itself: nginx opens files until it runs out of them
      `,
      files: { 'nginx.conf': 'events { } include nginx.conf;' },
    },
    {
      code: conf`
        events { }
        http {
            include b.conf;
        #           ^^^^^^ error[include-cycle]: "nginx.conf" includes itself here, through "b.conf": nginx opens files until it runs out of them
        }
      `,
      files: { 'b.conf': 'include c.conf; include nginx.conf;', 'c.conf': 'gzip on;', 'nginx.conf': 'include b.conf;' },
    },
  ],
  good: [
    {
      code: conf`
        events { }
        http {
            include a.conf;
            include b.conf;
            server { include a.conf; }
        }
      `,
      files: { 'a.conf': 'gzip on;', 'b.conf': 'include a.conf;' },
    },
  ],
  checkProject(project, report) {
    for (const { include, through } of cycles(project)) {
      const { file, node } = include
      if (file.template?.conditional) continue
      const what =
        through.length === 0
          ? 'this file includes itself'
          : `"${file.path}" includes itself here, through ${through.map((path) => `"${path}"`).join(', ')}`
      report(file, node.args[0] ?? node.name, `${what}: nginx opens files until it runs out of them`)
    }
  },
})

/** Each include that leads back to its own file, and the files on the way; of a cycle only the first in reading order. */
function* cycles({ includes, files }: Project): Generator<{ include: Include; through: string[] }> {
  const known = new Set<string>()
  const order = [...files.keys()]
  const byFile = new Map<string, Include[]>()
  for (const include of includes) byFile.set(include.file.path, [...(byFile.get(include.file.path) ?? []), include])
  for (const path of order)
    for (const include of byFile.get(path) ?? []) {
      const way = wayBack(include, byFile)
      if (!way || [path, ...way].every((at) => known.has(at))) continue
      for (const at of [path, ...way]) known.add(at)
      yield { include, through: way }
    }
}

/** The files between an include and its own file, the shortest way; undefined when none leads there. */
function wayBack(include: Include, byFile: ReadonlyMap<string, readonly Include[]>): string[] | undefined {
  const start = include.file.path
  const seen = new Set<string>()
  let ways = include.files.map(({ path }: SourceFile) => [path])
  while (ways.length > 0) {
    const longer: string[][] = []
    for (const way of ways) {
      const at = way.at(-1)!
      if (at === start) return way.slice(0, -1)
      if (seen.has(at)) continue
      seen.add(at)
      for (const next of byFile.get(at) ?? []) for (const { path } of next.files) longer.push([...way, path])
    }
    ways = longer
  }
  return undefined
}
