import { expect, test } from 'vitest'
import { manual } from './manual.ts'
import { modules } from './modules/index.ts'

test('every module of nginx has a page, and no other', () => {
  for (const module of modules)
    expect(manual(module, 'x')).toEqual(
      module.thirdParty === undefined
        ? expect.stringMatching(/^https:\/\/nginx\.org\/en\/docs\/(?:http\/|mail\/|stream\/)?ngx_\w+_module\.html#x$/)
        : undefined,
    )
})
