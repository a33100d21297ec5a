import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

const anywhere = [...httpLevels, 'http.location.if'] as const

/** Options and headers come in any order; one of them has to be there. */
const lines = (options: readonly string[], header: string): readonly string[] => {
  const words = [...options, header]
  const any = words.map((word) => `[${word}]`).join(' ')
  return words.map((word) => `${word} ${any}`)
}

export const headersMore = defineModule({
  name: 'ngx_http_headers_more_filter_module',
  family: 'http',
  thirdParty: 'headers-more',
  directives: {
    more_clear_headers: {
      syntax: lines(['-t <string>', '-s <status-list>'], '<header-line>'),
      in: anywhere,
      repeatable: true,
      inherits: 'merged',
    },
    more_clear_input_headers: {
      syntax: lines(['-t <string>', '-r'], '<header-line>'),
      in: anywhere,
      repeatable: true,
      inherits: 'merged',
    },
    more_set_headers: {
      syntax: lines(['-t <string>', '-s <status-list>', '-a'], '<header-line $>'),
      in: anywhere,
      repeatable: true,
      inherits: 'merged',
    },
    more_set_input_headers: {
      syntax: lines(['-t <string>', '-r'], '<header-line $>'),
      in: anywhere,
      repeatable: true,
      inherits: 'merged',
    },
  },
})
