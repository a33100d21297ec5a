import { defineModule } from '../../module.ts'

export const threadPool = defineModule({
  name: 'ngx_thread_pool_module',
  family: 'core',
  directives: {
    thread_pool: {
      most: 3,
      // ngx_thread_pool(): what is none of the two is passed over
      syntax: ['<new thread_pool> threads=<number 1..> [max_queue=<number>] [<ignored>]'],
      in: ['main'],
      default: 'default threads=32 max_queue=65536',
      since: '1.7.11',
      repeatable: true,
    },
  },
})
