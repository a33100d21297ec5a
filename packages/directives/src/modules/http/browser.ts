import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const browser = defineModule({
  name: 'ngx_http_browser_module',
  family: 'http',
  directives: {
    ancient_browser: { syntax: 'netscape4|<string> ...', in: httpLevels, since: '0.4.3', repeatable: true },
    ancient_browser_value: { syntax: '<string>', in: httpLevels, default: '1', since: '0.4.3', repeatable: true },
    modern_browser: {
      syntax: ['unlisted', '<browser-name> <browser-version>'],
      in: httpLevels,
      since: '0.4.3',
      repeatable: true,
    },
    modern_browser_value: { syntax: '<string>', in: httpLevels, default: '1', since: '0.4.3', repeatable: true },
  },
  variables: {
    ancient_browser: { changeable: true },
    modern_browser: { changeable: true },
    msie: { changeable: true },
  },
})
