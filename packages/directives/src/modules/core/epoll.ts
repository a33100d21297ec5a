import { defineModule } from '../../module.ts'

export const epoll = defineModule({
  name: 'ngx_epoll_module',
  family: 'core',
  directives: {
    epoll_events: { syntax: '<number>', in: ['events'] },
    worker_aio_requests: { syntax: '<number>', in: ['events'], default: '32', since: '1.0.7' },
  },
})
