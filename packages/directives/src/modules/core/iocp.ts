import { defineModule } from '../../module.ts'

export const iocp = defineModule({
  name: 'ngx_iocp_module',
  family: 'core',
  directives: {
    acceptex_read: { syntax: '<flag>', in: ['events'] },
    iocp_threads: { syntax: '<number>', in: ['events'] },
    post_acceptex: { syntax: '<number>', in: ['events'] },
  },
})
