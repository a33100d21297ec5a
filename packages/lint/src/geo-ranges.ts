import type { Statement } from '@nginx-lint/analysis'

interface Slice {
  readonly start: number
  readonly end: number
  readonly from: Statement
}

/** The ranges of a geo block, cut into slices of 65536 addresses as nginx does: it finds overlaps within each only. */
export class GeoRanges {
  private readonly slices = new Map<number, Slice[]>()

  /** ngx_http_geo_add_range(): a range may lie inside one before it, and then takes its place there. */
  add(
    text: string,
    from: Statement,
  ): { readonly kind: 'duplicate' | 'overlap'; readonly before: Statement } | undefined {
    let duplicate: Statement | undefined
    for (const { high, start, end } of cut(text)) {
      const slices = this.slices.get(high) ?? []
      this.slices.set(high, slices)
      const at = slices.findLastIndex((slice) => slice.start <= end)
      const found = slices[at]
      if (!found || start > found.end) slices.splice(at + 1, 0, { start, end, from })
      else if (start < found.start || end > found.end) return { kind: 'overlap', before: found.from }
      else {
        if (start === found.start && end === found.end) duplicate ??= found.from
        slices.splice(at, 1, ...around(found, start, { start, end, from }))
      }
    }
    return duplicate && { kind: 'duplicate', before: duplicate }
  }

  /** ngx_http_geo_delete_range(): false when a slice of it was not there just so. */
  remove(text: string): boolean {
    let had = true
    for (const { high, start, end } of cut(text)) {
      const slices = this.slices.get(high) ?? []
      const at = slices.findIndex((slice) => slice.start === start && slice.end === end)
      if (at < 0) had = false
      else slices.splice(at, 1)
    }
    return had
  }
}

/** What is left of a slice, with another one put into it. */
function around({ start, end, from }: Slice, at: number, inner: Slice): Slice[] {
  const left = { start, end: at - 1, from }
  const right = { start: inner.end + 1, end, from }
  return [left, inner, right].filter((slice) => slice.start <= slice.end)
}

function* cut(text: string): Generator<{ high: number; start: number; end: number }> {
  const [first = 0, last = 0] = text
    .split('-')
    .map((address) => address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0))
  for (let high = first >>> 16; high <= last >>> 16; high++) {
    const start = high === first >>> 16 ? first & 0xffff : 0
    const end = high === last >>> 16 ? last & 0xffff : 0xffff
    yield { high, start, end }
  }
}
