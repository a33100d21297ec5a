import { hasHole } from '@nginx-lint/analysis'
import { entryBlocks, isConditional } from '../entries.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'excessive-split',
  group: 'correctness',
  severity: 'error',
  summary: 'The shares of a "split_clients" block add up to more than 100 %',
  docs: `
    The percentages of a \`split_clients\` block may add up to 100 at most, and \`*\` takes what is left: a share after it
    is too much.
  `,
  nginxSays: ['percent total is greater than 100%'],
  links: ['https://nginx.org/en/docs/http/ngx_http_split_clients_module.html'],
  bad: [
    {
      code: conf`
        http {
            split_clients $host $a {
                60% a;
                50% b;
            #   ^^^ error[excessive-split]: the shares add up to 110 % here: 100 % is the most
                1% c;
            }
        }
      `,
    },
    {
      code: conf`
        stream {
            split_clients $remote_addr $a {
                .5% a;
                * b;
                0.01% c;
            #   ^^^^^ error[excessive-split]: "*" before this takes all that is left
            }
        }
      `,
    },
  ],
  good: [
    conf`http { split_clients $host $a { 33.33% a; 33.33% b; 33.34% c; * d; * e; } split_clients $host $b { 1% a; } }`,
  ],
  checkProject(project, report) {
    for (const { entries } of entryBlocks(project, 'split_clients')) {
      if (entries.some((entry) => isConditional(entry) || hasHole(entry.name))) continue
      let sum = 0
      let rest = false
      for (const { name, file, node } of entries) {
        if (name === '*') rest = true
        sum = name === '*' ? 100_00 : sum + hundredths(name)
        if (sum <= 100_00) continue
        report(
          file,
          node.name,
          rest
            ? '"*" before this takes all that is left'
            : `the shares add up to ${sum / 100} % here: 100 % is the most`,
        )
        break
      }
    }
  },
})

/** ngx_atofp() with two decimals; 0 for what nginx refuses. */
function hundredths(text: string): number {
  const found = /^(\d*)(?:\.(\d{0,2}))?%$/.exec(text)
  return found ? Number(found[1] || '0') * 100 + Number((found[2] ?? '').padEnd(2, '0')) : 0
}
