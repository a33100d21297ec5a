import { defineModule } from '../../module.ts'
import { streamLevels } from '../levels.ts'

export const mqtt = defineModule({
  name: 'ngx_stream_mqtt_filter_module',
  family: 'stream',
  directives: {
    mqtt: { syntax: '<flag>', in: streamLevels, default: 'off', since: '1.23.4', repeatable: true, plus: true },
    mqtt_buffers: {
      syntax: '<number 1..> <offset>',
      in: streamLevels,
      default: '100 1k',
      since: '1.25.1',
      repeatable: true,
      plus: true,
    },
    mqtt_rewrite_buffer_size: {
      syntax: '<offset>',
      in: ['stream.server'],
      default: '4k|8k',
      since: '1.23.4',
      deprecated: ['1.25.1', '"mqtt_buffers"'],
      repeatable: true,
      plus: true,
    },
    mqtt_set_connect: {
      syntax: 'clientid|username|password <text>',
      in: ['stream.server'],
      since: '1.23.4',
      repeatable: true,
      plus: true,
    },
  },
})
