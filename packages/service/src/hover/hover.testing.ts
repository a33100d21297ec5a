import { expect } from 'vitest'
import type { MarkupContent } from 'vscode-languageserver-types'
import { type Around, marked } from '../testing.ts'
import { hover } from './hover.ts'

/** Texts that the hover has in this order, `!` before one that it has not, and what of the text it is about. */
export async function check(
  text: string,
  about: string | undefined,
  says: readonly string[] = [],
  around: Around & { readonly markdown?: boolean } = {},
) {
  const { markdown, ...rest } = around
  const { workspace, path, position, slice } = await marked(text, rest)
  const found = await hover(workspace, path, position, markdown === undefined ? {} : { markdown })
  expect(found?.range && slice(path, found.range)).toBe(about)
  const content = (found?.contents as MarkupContent | undefined)?.value ?? ''
  let from = 0
  for (const said of says) {
    if (said.startsWith('!')) expect(content).not.toContain(said.slice(1))
    else {
      expect(content.slice(from)).toContain(said)
      from = content.indexOf(said, from) + said.length
    }
  }
}
