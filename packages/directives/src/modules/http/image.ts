import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const image = defineModule({
  name: 'ngx_http_image_filter_module',
  family: 'http',
  dynamic: true,
  directives: {
    image_filter: {
      syntax: [
        'off',
        'test',
        'size',
        'rotate <rotation $>',
        'resize <dimension $> <dimension $>',
        'crop <dimension $> <dimension $>',
      ],
      in: ['http.location'],
      default: 'off',
      since: '0.7.54',
      repeatable: true,
    },
    image_filter_buffer: { syntax: '<size>', in: httpLevels, default: '1M', since: '0.7.54' },
    image_filter_interlace: { syntax: '<flag>', in: httpLevels, default: 'off', since: '1.3.15' },
    image_filter_jpeg_quality: {
      syntax: '<number 1.. $>',
      in: httpLevels,
      default: '75',
      since: '0.7.58',
      repeatable: true,
    },
    image_filter_sharpen: { syntax: '<sharpness $>', in: httpLevels, default: '0', since: '1.0.11', repeatable: true },
    image_filter_transparency: { syntax: '<flag>', in: httpLevels, default: 'on', since: '0.7.63' },
    image_filter_webp_quality: {
      syntax: '<number 1.. $>',
      in: httpLevels,
      default: '80',
      since: '1.11.6',
      repeatable: true,
    },
  },
})
