import { type CompletionItem, type CompletionList, InsertTextFormat, type Range } from 'vscode-languageserver-types'
import type { CompletionData, Proposal } from './item.ts'

/** The answer: what most items have in common is said once, where the client takes that. */
export function listOf(
  proposals: readonly Proposal[],
  isIncomplete: boolean,
  defaults: ReadonlySet<string> = new Set(),
): CompletionList {
  const common: Common = {
    ranges: defaults.has('editRange') ? mostOften(proposals.map(({ range }) => range)) : NONE,
    data: defaults.has('data') ? mostOften(proposals.map(({ data }) => data)) : NONE,
    isSnippet: defaults.has('insertTextFormat') && proposals.filter(isSnippet).length * 2 >= proposals.length,
  }
  const [editRange] = common.ranges
  const [data] = common.data
  const itemDefaults = {
    ...(editRange && { editRange }),
    ...(data && { data }),
    ...(common.isSnippet && { insertTextFormat: InsertTextFormat.Snippet }),
  }
  const items = proposals.map((one) => itemOf(one, common))
  return { isIncomplete, ...(Object.keys(itemDefaults).length > 0 && { itemDefaults }), items }
}

/** What is left out of items: of equal ranges or data all that occur. */
interface Common {
  readonly ranges: ReadonlySet<Range>
  readonly data: ReadonlySet<CompletionData>
  readonly isSnippet: boolean
}

const NONE: ReadonlySet<never> = new Set()

const isSnippet = ({ isSnippet }: Proposal): boolean => isSnippet

function itemOf({ item, range, data, isSnippet }: Proposal, common: Common): CompletionItem {
  const isInRange = common.ranges.has(range)
  const hasData = data ? common.data.has(data) : common.data.size === 0
  if (isInRange && hasData && isSnippet === common.isSnippet) return item
  const { textEditText, ...rest } = item
  return {
    ...(isInRange ? item : { ...rest, textEdit: { range, newText: textEditText } }),
    ...(isSnippet !== common.isSnippet && {
      insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    }),
    // Those without any would get that of the others.
    ...(!hasData && { data: data ?? {} }),
  }
}

/** Of equal things those that at least half of all are equal to, if there are some. */
function mostOften<T extends object>(all: readonly (T | undefined)[]): ReadonlySet<T> {
  const groups = new Map<string, Group<T>>()
  const known = new Map<T, Group<T>>()
  for (const one of all) {
    if (one === undefined) continue
    const group = known.get(one) ?? groupOf(one)
    known.set(one, group)
    group.size++
  }
  for (const { members, size } of groups.values()) if (size * 2 >= all.length) return members
  return NONE

  function groupOf(one: T): Group<T> {
    const key = JSON.stringify(one)
    const group = groups.get(key) ?? { members: new Set(), size: 0 }
    groups.set(key, group)
    group.members.add(one)
    return group
  }
}

interface Group<T> {
  readonly members: Set<T>
  size: number
}
