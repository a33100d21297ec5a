import type { Comment, Directive, File, Item, Node, Span } from './ast.ts'

/** The comments that lie wholly inside of `span`. */
export function commentsIn({ comments }: File, { start, end }: Span): Comment[] {
  const found: Comment[] = []
  for (let index = firstFrom(comments, start); index < comments.length; index++) {
    const comment = comments[index]!
    if (comment.end > end) break
    found.push(comment)
  }
  return found
}

/**
 * The nodes around `offset`, outermost first. A cursor at the end of a word or a comment is in it; between a block's
 * braces, in the block; behind `;` or `}`, no longer in the directive.
 */
export function pathTo(file: File, offset: number): Node[] {
  const path: Node[] = [file]
  const comment = lastFrom(file.comments, offset)
  let items: readonly Item[] | undefined = file.items
  while (items) {
    const item: Item | undefined = lastFrom(items, offset)
    if (!item || !reaches(item, offset)) break
    path.push(item)
    items = item.kind === 'junk' ? item.items : enter(item, offset, path)
  }
  if (comment && offset <= comment.end) path.push(comment)
  return path
}

function reaches(item: Item, offset: number): boolean {
  if (offset < item.end) return true
  return offset === item.end && item.kind === 'directive' && isOpenEnded(item)
}

function isOpenEnded({ terminated, body }: Directive): boolean {
  return !terminated || (body !== undefined && !body.closed)
}

/** Adds what of the directive is around `offset`, and returns the statements in which to look on. */
function enter({ name, args, body }: Directive, offset: number, path: Node[]): readonly Item[] | undefined {
  if (body && offset > body.start) {
    path.push(body)
    return body.kind === 'block' ? body.items : undefined
  }
  const word = lastFrom(args, offset) ?? name
  if (offset <= word.end) path.push(word)
  return undefined
}

/** The last of `spans` that begins at or before `offset`. */
function lastFrom<S extends Span>(spans: readonly S[], offset: number): S | undefined {
  return spans[firstFrom(spans, offset + 1) - 1]
}

/** The index of the first of `spans` that begins at `offset` or later. */
function firstFrom(spans: readonly Span[], offset: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (spans[middle]!.start < offset)
      low = middle + 1 // below `high`
    else high = middle
  }
  return low
}
