import { defineModule } from '../../module.ts'

export const emptyGif = defineModule({
  name: 'ngx_http_empty_gif_module',
  family: 'http',
  directives: {
    empty_gif: {
      syntax: '',
      in: ['http.location'],
      since: '0.3.10',
      repeatable: true,
      inherits: 'never',
      content: true,
    },
  },
})
