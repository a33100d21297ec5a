import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const charset = defineModule({
  name: 'ngx_http_charset_filter_module',
  family: 'http',
  directives: {
    autodetect_charset: { syntax: '', in: ['http'], removed: '0.1.37' },
    charset: { syntax: 'off | <variable> | <charset>', in: [...httpLevels, 'http.location.if'], default: 'off' },
    charset_map: {
      syntax: ['<one-byte-charset> <mapped-charset>', '<mapped-charset>{until 1.31.3} <mapped-charset>'],
      in: ['http'],
      // ngx_http_charset_map(): four bytes at most, and before 1.27.5 any number of them
      block: {
        entries: ['<character-code> <character-bytes>', '<character-code> <character-bytes long>{until 1.27.5}'],
      },
      repeatable: true,
    },
    charset_types: {
      syntax: '<mime-type> ...',
      in: httpLevels,
      default: 'text/html text/xml text/plain text/vnd.wap.wml application/javascript application/rss+xml',
      since: '0.7.9',
      repeatable: 'words',
    },
    default_charset: { syntax: '', in: ['http'], removed: '0.1.39' },
    override_charset: { syntax: '<flag>', in: [...httpLevels, 'http.location.if'], default: 'off', since: '0.3.39' },
    source_charset: { syntax: '<variable> | <charset>', in: [...httpLevels, 'http.location.if'] },
  },
})
