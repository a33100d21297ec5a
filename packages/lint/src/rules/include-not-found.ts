import { isPattern } from '@nginx-lint/analysis'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'include-not-found',
  group: 'correctness',
  severity: 'warning',
  summary: 'An included file is not here',
  docs: `
    nginx refuses to load when a file named in \`include\` is missing; a pattern such as \`conf.d/*.conf\` may match
    nothing. Relative paths start at the folder of the main configuration file, also in included files
    (\`--prefix\` says another one). Since the file may only exist where nginx runs, this is a warning, and passed over are
    absolute paths (but those that \`paths\` of the configuration file maps), files that come with nginx (\`mime.types\`,
    \`fastcgi_params\`, …) and fragments without their main file.
  `,
  nginxSays: ['open() "/etc/nginx/sites/shop.conf" failed (2: No such file or directory)'],
  bad: [
    {
      code: conf`
        events { }
        http {
            include sites/shop.conf;
        #           ^^^^^^^^^^^^^^^ warning[include-not-found]: "sites/shop.conf" is not here: nginx looks for it in the folder of the main configuration file
        }
      `,
    },
  ],
  good: [
    conf`
      events { }
      http {
          include mime.types;
          include conf.d/*.conf;
          include /etc/letsencrypt/options-ssl-nginx.conf;
      }
    `,
    conf`server { include snippets/ssl.conf; }`,
    { code: conf`events { } http { include a.conf; }`, files: { 'a.conf': 'gzip on;' } },
  ],
  checkProject(project, report) {
    if (!project.isMain || project.isExcerpt) return
    for (const { node, file, pattern, isMapped, found, files } of project.includes) {
      const word = node.args[0]
      if (found || files.length > 0 || !word || node.args.length > 1 || file.template) continue
      if (word.value === '' || isPattern(word.value) || (word.value.startsWith('/') && !isMapped)) continue
      const place = isMapped
        ? `it is looked for as "${pattern}"`
        : 'nginx looks for it in the folder of the main configuration file'
      report(file, word, `"${word.value}" is not here: ${place}`)
    }
  },
})
