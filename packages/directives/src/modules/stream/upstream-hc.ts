import { defineModule } from '../../module.ts'
import { streamLevels } from '../levels.ts'

export const upstreamHc = defineModule({
  name: 'ngx_stream_upstream_hc_module',
  family: 'stream',
  directives: {
    expect: { syntax: ['~|~* <test-regex>', '<string>'], in: ['stream.match'], repeatable: true, plus: true },
    health_check: {
      syntax:
        '[interval=<any-time>] [jitter=<any-time>] [fails=<number>] [passes=<number>] [mandatory{since 1.11.7}] ' +
        '[persistent{since 1.21.1}] [match=<match>] [port=<number 1..65535>] [udp]',
      in: ['stream.server'],
      repeatable: true,
      plus: true,
    },
    health_check_timeout: { syntax: '<any-time>', in: streamLevels, default: '5s', repeatable: true, plus: true },
    match: { syntax: '<new match>', in: ['stream'], block: 'stream.match', repeatable: true, plus: true },
    send: { syntax: '<string>', in: ['stream.match'], repeatable: true, plus: true },
  },
})
