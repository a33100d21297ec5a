import { factOf, type Project, type Statement, scopesIn } from '@nginx-lint/analysis'

/** A block of `key value;` lines, those of included files among them. */
export interface EntryBlock {
  readonly opener: Statement
  readonly entries: readonly Statement[]
}

/** The blocks of that name in http and stream; not those of other modules. */
export const entryBlocks = ({ root }: Project, name: string): readonly EntryBlock[] => blocksIn(root).get(name) ?? []

const blocksIn = factOf((root): ReadonlyMap<string, readonly EntryBlock[]> => {
  const blocks = new Map<string, EntryBlock[]>()
  for (const { context, opener, statements } of scopesIn(root)) {
    if (context !== undefined || !opener?.spec?.hasEntries || opener.spec.module.thirdParty !== undefined) continue
    const block = { opener, entries: statements }
    const same = blocks.get(opener.name)
    if (same) same.push(block)
    else blocks.set(opener.name, [block])
  }
  return blocks
})

/** Not certain to be there at run time. */
export const isConditional = ({ file }: Statement): boolean => file.template?.conditional === true
