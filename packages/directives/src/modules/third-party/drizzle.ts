import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

const anywhere = [...httpLevels, 'http.location.if'] as const

export const drizzle = defineModule({
  name: 'ngx_http_drizzle_module',
  family: 'http',
  thirdParty: 'drizzle',
  directives: {
    drizzle_buffer_size: { syntax: '<size>', in: anywhere },
    drizzle_connect_timeout: { syntax: '<time ms>', in: anywhere },
    drizzle_dbname: { syntax: '<text>', in: anywhere },
    drizzle_keepalive: { syntax: '[max=<number>] [mode=single|multi] [overflow=reject|ignore]', in: ['http.upstream'] },
    drizzle_module_header: { syntax: '<flag>', in: anywhere },
    drizzle_pass: { syntax: '<text>', in: ['http.location', 'http.location.if'], inherits: 'never', content: true },
    drizzle_query: { syntax: '[<string> ...] <text>', in: anywhere, repeatable: true },
    drizzle_recv_cols_timeout: { syntax: '<time ms>', in: anywhere },
    drizzle_recv_rows_timeout: { syntax: '<time ms>', in: anywhere },
    drizzle_send_query_timeout: { syntax: '<time ms>', in: anywhere },
    drizzle_server: {
      syntax:
        '<server> [dbname=<string>] [user=<string>] [password=<string>] [protocol=mysql|drizzle] [charset=<string>]',
      in: ['http.upstream'],
      repeatable: true,
    },
    drizzle_status: { syntax: '', in: ['http.location', 'http.location.if'], repeatable: true },
  },
  variables: {
    drizzle_thread_id: { changeable: true },
  },
})
