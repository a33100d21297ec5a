import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'
import { tempPath } from '../notations.ts'

export const smallLight = defineModule({
  name: 'ngx_http_small_light_module',
  family: 'http',
  thirdParty: 'small-light',
  directives: {
    small_light: { syntax: '<flag>', in: httpLevels, default: 'off' },
    small_light_buffer: { syntax: '<size>', in: ['http', 'http.server'], default: '1m' },
    small_light_getparam_mode: { syntax: '<flag>', in: httpLevels, default: 'off' },
    small_light_imlib2_temp_dir: {
      syntax: tempPath,
      in: ['http.server'],
      default: 'small_light_imlib2_temp 1 2',
    },
    small_light_material_dir: { syntax: '<path>', in: ['http.server'], repeatable: true },
    small_light_pattern_define: { syntax: '<string> <string>', in: ['http.server'], repeatable: true },
    small_light_radius_max: { syntax: '<number>', in: httpLevels, default: '10' },
    small_light_sigma_max: { syntax: '<number>', in: httpLevels, default: '10' },
  },
})
