import { conf, defineRule } from '../rule.ts'
import { syntaxErrors } from '../syntax-errors.ts'

export default defineRule({
  id: 'too-deep',
  group: 'correctness',
  severity: 'warning',
  summary: 'Blocks are nested so deeply that they are not checked',
  docs: `
    What stands in blocks more than a hundred levels deep is not looked at. nginx has no such limit of its own, but no
    configuration that is meant to be read comes near it.
  `,
  bad: [
    {
      code: conf`
        ${'a { '.repeat(100)}
        b {
        # ^ warning[too-deep]: blocks more than 100 deep are not looked into
        }
        ${'} '.repeat(100)}
      `,
    },
    {
      code: conf`
        http { server {
            ${'location /a { '.repeat(98)}
                location /a { location /a { } }
            #               ^ warning[too-deep]: blocks more than 100 deep are not looked into
            ${'} '.repeat(98)}
        } }
      `,
    },
  ],
  good: [conf`http { server { location /a { location /a/b { } } } }`],
  checkProject: syntaxErrors('too-deep'),
})
