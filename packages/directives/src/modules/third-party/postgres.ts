import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

const anywhere = [...httpLevels, 'http.location.if'] as const

export const postgres = defineModule({
  name: 'ngx_postgres_module',
  family: 'http',
  thirdParty: 'postgres',
  directives: {
    postgres_connect_timeout: { syntax: '<time ms>', in: httpLevels },
    postgres_escape: { syntax: '<new variable> [<string>]', in: httpLevels, repeatable: true },
    postgres_keepalive: { syntax: '<string> ...', in: ['http.upstream'] },
    postgres_output: { syntax: '<string>', in: anywhere },
    postgres_pass: { syntax: '<text>', in: ['http.location', 'http.location.if'], inherits: 'never', content: true },
    postgres_query: { syntax: '[<string> ...] <text>', in: anywhere, repeatable: true },
    postgres_result_timeout: { syntax: '<time ms>', in: httpLevels },
    postgres_rewrite: { syntax: '[<string> ...] <string> <string>', in: anywhere, repeatable: true },
    postgres_server: { syntax: '<string> ...', in: ['http.upstream'], repeatable: true },
    postgres_set: { syntax: '<new variable> <string> <string> [<string>]', in: httpLevels },
  },
  variables: {
    postgres_affected: {},
    postgres_columns: {},
    postgres_query: {},
    postgres_rows: {},
  },
})
