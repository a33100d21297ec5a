import { defineModule } from '../../module.ts'
import { streamLevels } from '../levels.ts'

export const mqttPreread = defineModule({
  name: 'ngx_stream_mqtt_preread_module',
  family: 'stream',
  directives: {
    mqtt_preread: { syntax: '<flag>', in: streamLevels, default: 'off', since: '1.23.4', repeatable: true, plus: true },
  },
  variables: {
    mqtt_preread_clientid: { plus: true },
    mqtt_preread_username: { plus: true },
  },
})
