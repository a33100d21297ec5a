import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

const everywhere = [...httpLevels, 'http.server.if', 'http.location.if'] as const

export const arrayVar = defineModule({
  name: 'ngx_http_array_var_module',
  family: 'http',
  thirdParty: 'array-var',
  directives: {
    array_join: { syntax: '<text> <variable> [to=<new variable>]', most: 3, in: everywhere, repeatable: true },
    array_map: { syntax: '<text> <variable> [to=<new variable>]', most: 3, in: everywhere, repeatable: true },
    array_map_op: { syntax: '<string> <variable> [to=<new variable>]', most: 3, in: everywhere, repeatable: true },
    array_split: {
      syntax: ['<text> <text> [<text>] to=<new variable>', '<text> <text> [<text>]'],
      in: everywhere,
      repeatable: true,
    },
  },
})
