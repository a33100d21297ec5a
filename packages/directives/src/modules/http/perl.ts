import { defineModule } from '../../module.ts'

export const perl = defineModule({
  name: 'ngx_http_perl_module',
  family: 'http',
  dynamic: true,
  directives: {
    perl: {
      content: true,
      requests: 'unsaid',
      syntax: '<perl-handler>',
      in: ['http.location', 'http.location.limit_except'],
      since: '0.3.21',
    },
    perl_interp_max: { syntax: '', in: ['http'], since: '0.3.21', removed: '0.4.14' },
    perl_modules: { syntax: '<path>', in: ['http'], since: '0.3.21', repeatable: true },
    perl_require: { syntax: '<string>', in: ['http'], since: '0.3.21', repeatable: true },
    perl_set: {
      syntax: '<new variable> <perl-handler>',
      in: ['http'],
      since: '0.3.21',
      repeatable: true,
    },
  },
})
