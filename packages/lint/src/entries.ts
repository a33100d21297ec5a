import { type Project, type Statement, walk } from '@nginx-lint/analysis'

/** A block of `key value;` lines, those of included files among them. */
export interface EntryBlock {
  readonly opener: Statement
  readonly entries: readonly Statement[]
}

/** The blocks of that name in http and stream; not those of other modules. */
export function entryBlocks({ root }: Project, name: string): EntryBlock[] {
  return [...walk(root)].flatMap((opener) => {
    if (opener.name !== name || !opener.spec?.hasEntries || opener.spec.module.thirdParty !== undefined) return []
    return opener.inner ? [{ opener, entries: opener.inner.statements }] : []
  })
}

/** Not certain to be there at run time. */
export const isConditional = ({ file }: Statement): boolean => file.template?.conditional === true
