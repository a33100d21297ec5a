import { defineModule } from '../../module.ts'

export const mysqlTest = defineModule({
  name: 'ngx_http_mysql_test_module',
  family: 'http',
  directives: {
    mysql_test: { syntax: '', in: ['http'], since: '0.3.48', removed: '1.9.14' },
  },
})
