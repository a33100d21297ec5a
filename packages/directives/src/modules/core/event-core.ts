import { defineModule } from '../../module.ts'

export const eventCore = defineModule({
  name: 'ngx_event_core_module',
  family: 'core',
  directives: {
    accept_mutex: { syntax: '<flag>', in: ['events'], default: 'off' },
    accept_mutex_delay: { syntax: '<time ms>', in: ['events'], default: '500ms' },
    connections: {
      syntax: '<number>',
      in: ['events'],
      removed: '1.9.1',
      deprecated: ['0.2.0', '"worker_connections"'],
    },
    debug_connection: { syntax: 'unix: | <trusted-address>', in: ['events'], repeatable: true },
    multi_accept: { syntax: '<flag>', in: ['events'], default: 'off' },
    use: { syntax: 'epoll | kqueue | eventport | /dev/poll | poll | select | iocp', in: ['events'] },
    worker_connections: { syntax: '<number>', in: ['events'], default: '512', since: '0.2.0' },
  },
})
