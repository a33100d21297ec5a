import { conf, defineRule } from '../rule.ts'
import { syntaxErrors } from '../syntax-errors.ts'

export default defineRule({
  id: 'too-long-word',
  group: 'correctness',
  severity: 'error',
  summary: 'A word or comment is longer than nginx reads',
  docs: `
    nginx reads its configuration through a buffer of 4096 bytes, which a single word, quoted text or comment must fit
    into. Split the text: \`log_format\` joins its arguments, \`add_header\` values can be put together in a \`set\`.
  `,
  nginxSays: ['too long parameter "aaaaaaaaaa..." started'],
  bad: [
    {
      code: conf`
        http {
            log_format a ${'a'.repeat(4096)};
            #            ${'^'.repeat(4096)} error[too-long-word]: this argument has 4096 bytes and nginx reads at most 4095: split it
            log_format b "${'b'.repeat(4095)}";
            #             ${'^'.repeat(4095)} error[too-long-word]: this string has 4095 bytes and nginx reads at most 4094: split it
        }
      `,
    },
    {
      code: conf`
        #${'a'.repeat(4095)}
        # <${'-'.repeat(4096)} error[too-long-word]: this comment has 4096 bytes and nginx reads at most 4095: split it
        http { }
      `,
    },
  ],
  good: [conf`http { log_format a "short" "pieces"; }`],
  checkProject: syntaxErrors('too-long-word'),
})
