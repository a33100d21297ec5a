import { defineModule } from '../../module.ts'

export const iconv = defineModule({
  name: 'ngx_http_iconv_module',
  family: 'http',
  thirdParty: 'iconv',
  directives: {
    iconv_buffer_size: { syntax: '<size>', in: ['http.location'] },
    iconv_filter: { syntax: 'from=<string> to=<string>', most: 2, in: ['http.location'], repeatable: true },
    set_iconv: {
      syntax: '<new variable> <text> from=<string> to=<string>',
      most: 4,
      in: ['http.location'],
      repeatable: true,
    },
  },
})
