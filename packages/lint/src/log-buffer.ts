import type { Statement } from '@nginx-lint/analysis'
import { parseSize, parseTime } from '@nginx-lint/directives'

/** How an `access_log` to a file is written. */
export interface LogBuffer {
  /** 0: each line at once. */
  readonly size: bigint
  readonly flush: bigint
  /** 0: not compressed. */
  readonly gzip: number
}

/** ngx_http_log_set_log(): of a parameter that is repeated the last one counts. */
export function logBufferOf({ args }: Pick<Statement, 'args'>): LogBuffer {
  let [size, flush, gzip] = [0n, 0n, 0]
  for (const word of args.slice(2)) {
    if (word.startsWith('buffer=')) size = parseSize(word.slice('buffer='.length)) ?? 0n
    else if (word.startsWith('flush=')) flush = parseTime(word.slice('flush='.length), true) ?? 0n
    else if (/^gzip(=|$)/.test(word)) {
      if (size === 0n) size = 65_536n
      gzip = Number(word.slice('gzip='.length) || 1)
    }
  }
  return { size, flush, gzip }
}
