import { defineModule } from '../../module.ts'

export const randomIndex = defineModule({
  name: 'ngx_http_random_index_module',
  family: 'http',
  directives: {
    random_index: { syntax: '<flag>', in: ['http.location'], default: 'off', since: '0.7.15' },
  },
})
