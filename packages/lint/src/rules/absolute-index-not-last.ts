import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'absolute-index-not-last',
  group: 'correctness',
  severity: 'warning',
  summary: 'An index with a path from the root is followed by others, which are never tried',
  docs: `
    An index that begins with \`/\` is not looked for in the folder: nginx redirects to it without looking whether it is
    there. It makes sense as the last one only, and nginx warns of any other place.
  `,
  nginxSays: ['only the last index in "index" directive should be absolute'],
  links: ['https://nginx.org/en/docs/http/ngx_http_index_module.html#index'],
  bad: [
    {
      code: conf`
        http {
            index /a.html b.html;
        #         ^^^^^^^ warning[absolute-index-not-last]: nginx redirects to "/a.html" without looking for it: what follows is never tried
        }
      `,
    },
    {
      code: conf`
        http {
            server {
                location / { index a.html /b.php /c.php; }
            #                             ^^^^^^ warning[absolute-index-not-last]: nginx redirects to "/b.php" without looking for it: what follows is never tried
            }
        }
      `,
    },
  ],
  good: [conf`http { index a.html $host.html b/c.html /d.html; server { index /a.html; } }`],
  check: {
    index({ node, spec }, report) {
      if (!spec) return
      for (const word of node.args.slice(0, -1))
        if (word.value.startsWith('/'))
          report(word, `nginx redirects to "${word.value}" without looking for it: what follows is never tried`)
    },
  },
})
