import { checkTemplate } from './text.ts'
import { bounds, takesVariables, type ValueTypes } from './type.ts'

/** nginx counts in signed 64 bits (NGX_MAX_INT_T_VALUE). */
const MAX = 2n ** 63n - 1n

/** What nginx's number parsers take: core/ngx_parse.c and ngx_atoi() of core/ngx_string.c. */
export const numbers: ValueTypes = {
  flag: {
    doc: '`on` or `off`, in any case.',
    label: () => 'on or off',
    short: 'on|off',
    examples: ['on', 'off'],
    check: (text) => (/^(on|off)$/i.test(text) ? undefined : `"${text}" is neither "on" nor "off"`),
  },
  number: {
    doc: 'A whole number: digits only, no sign, no unit.',
    variables: { marked: true },
    label: (detail) => `a number${range(detail)}`,
    check: orTemplate((text, detail) => {
      const value = digits(text)
      if (value === undefined) return `"${text}" is no number: only digits may stand here`
      return outside(value, detail, text)
    }),
  },
  size: {
    doc: 'A size in bytes, or with `k` (1024 bytes) or `m` (1024 k). There is no `g` for sizes.',
    variables: { marked: true },
    label: (detail) => `a size such as 16k or 1m${range(detail)}`,
    examples: ['1k', '4k', '8k', '16k', '32k', '1m', '10m'],
    check: orTemplate((text, detail) => {
      const value = scaled(text, { k: 1n << 10n, m: 1n << 20n })
      if (value === undefined && scaled(text, { g: 1n }) !== undefined)
        return `"${text}" is no size: nginx knows no "g" here, only k and m`
      if (value === undefined) return `"${text}" is no size: write bytes, or a number with k or m`
      return outside(value, detail, text)
    }),
  },
  offset: {
    doc: 'A size in bytes, or with `k`, `m` or `g`.',
    variables: { marked: true },
    label: (detail) => `a size such as 512k, 10m or 1g${range(detail)}`,
    short: 'size',
    examples: ['1m', '10m', '100m', '1g'],
    check: orTemplate((text, detail) => {
      const value = scaled(text, { k: 1n << 10n, m: 1n << 20n, g: 1n << 30n })
      if (value === undefined) return `"${text}" is no size: write bytes, or a number with k, m or g`
      return outside(value, detail, text)
    }),
  },
  time: {
    doc: 'A time: `10s`, `5m`, `1h30m`, `1d`; a bare number is seconds. With `ms` where nginx counts milliseconds, with `M` (months) and `y` where it counts seconds. The largest unit comes first, each once.',
    variables: { marked: true },
    label: (detail) => (detail.includes('ms') ? 'a time such as 500ms, 30s or 1m' : 'a time such as 30s, 5m or 1d'),
    examples: ['10s', '30s', '1m', '5m', '1h', '1d'],
    check: orTemplate((text, detail) => {
      const milliseconds = detail.split(' ').includes('ms')
      const value = parseTime(text, milliseconds)
      if (value === undefined) return timeHint(text, milliseconds)
      return outside(value, detail, text)
    }),
  },
  percent: {
    doc: 'A share of all, above 0%, with at most two decimals: `0.5%`, `25%`.',
    label: () => 'a percentage such as 0.5% or 25%',
    examples: ['0.5%', '1%', '10%', '25%', '50%'],
    // ngx_http_split_clients(): ngx_atofp(value, len - 1, 2), zero refused
    check: (text) => {
      const found = /^(\d*)(?:\.(\d*))?%$/.exec(text)
      if (!found || `${found[1]}${found[2] ?? ''}` === '') return `"${text}" is no percentage`
      if ((found[2] ?? '').length > 2) return `"${text}" has more than two decimals`
      return /^[0.]*%$/.test(text) ? `"${text}": a share of nothing is refused` : undefined
    },
  },
  rate: {
    doc: 'Requests per second, `10r/s`, or per minute, `30r/m`.',
    label: () => 'a rate such as 10r/s or 30r/m',
    pattern: '.*',
    examples: ['1r/s', '10r/s', '30r/m'],
    // ngx_http_limit_req_zone(): the suffix is compared on the last three bytes, a bare number is r/s
    check: (text) => {
      const value = digits(/^(.*?)(?:r\/[sm])?$/s.exec(text)?.[1] ?? '')
      return value === undefined || value === 0n
        ? `"${text}" is no rate: write a number above 0 with r/s or r/m`
        : undefined
    },
  },
  levels: {
    doc: 'How many characters the folder names of a cache have, up to three levels of 1 or 2: `1:2`.',
    label: () => 'levels such as 1:2',
    examples: ['1:2', '1:1:2'],
    check: (text) =>
      text === '' || /^[12](:[12]){0,2}$/.test(text)
        ? undefined
        : `"${text}": up to three levels of 1 or 2 are taken, as in 1:2`,
  },
  access: {
    doc: 'Access rights: `user:rw`, `group:r`, `all:r`.',
    label: () => 'rights such as user:rw or all:r',
    examples: ['user:rw', 'group:rw', 'group:r', 'all:rw', 'all:r'],
    check: (text) =>
      /^(user|group|all):(rw|r)$/.test(text) ? undefined : `"${text}": write user, group or all, a colon, and rw or r`,
  },
}

/** What `parse` says, unless the notation lets the value carry variables and it does. */
function orTemplate(check: (text: string, detail: string) => string | undefined) {
  return (text: string, detail: string): string | undefined =>
    takesVariables(detail) && text.includes('$') ? checkTemplate(text) : check(text, detail)
}

/** ngx_atoi(): at least one digit, nothing else, no overflow. */
export function digits(text: string): bigint | undefined {
  if (!/^\d+$/.test(text)) return undefined
  const value = BigInt(text)
  return value <= MAX ? value : undefined
}

function scaled(text: string, units: Readonly<Record<string, bigint>>): bigint | undefined {
  const scale = units[text.slice(-1).toLowerCase()]
  const value = digits(scale === undefined ? text : text.slice(0, -1))
  if (value === undefined) return undefined
  const max = scale === undefined ? MAX : MAX / scale
  return value > max ? undefined : value * (scale ?? 1n)
}

/** A size or offset in bytes; undefined when it is none. `giga`: whether `g` is a unit. */
export const parseSize = (text: string, giga = false): bigint | undefined =>
  scaled(text, giga ? { k: 1n << 10n, m: 1n << 20n, g: 1n << 30n } : { k: 1n << 10n, m: 1n << 20n })

const UNITS = ['y', 'M', 'w', 'd', 'h', 'm', 's'] as const
const SECONDS = { y: 31_536_000n, M: 2_592_000n, w: 604_800n, d: 86_400n, h: 3600n, m: 60n, s: 1n }

/** ngx_parse_time(), oddities included: `s1` and `1s1` are times, `1m1h` is none. In milliseconds or seconds. */
export function parseTime(text: string, milliseconds: boolean): bigint | undefined {
  const second = milliseconds ? 1000n : 1n
  let total = 0n
  let value = 0n
  let valid = false
  let step = milliseconds ? 2 : 0 // the first unit that may still come, as an index into UNITS
  for (let at = 0; at < text.length; ) {
    const char = text[at++]!
    if (char >= '0' && char <= '9') {
      value = value * 10n + BigInt(char)
      if (value > MAX) return undefined
      valid = true
      continue
    }
    let scale: bigint
    if (char === 'm' && text[at] === 's') {
      if (!milliseconds || step > 7) return undefined
      at++
      step = 8
      scale = 1n
    } else {
      const unit = char === ' ' ? 6 : UNITS.indexOf(char as (typeof UNITS)[number])
      if (unit < step || unit < 0) return undefined
      step = char === ' ' ? 9 : unit + 1
      scale = SECONDS[UNITS[unit]!] * second
    }
    if (value > MAX / scale) return undefined
    total += value * scale
    value = 0n
    while (text[at] === ' ') at++
  }
  if (!valid || value > MAX / second) return undefined
  total += value * second
  return total > MAX ? undefined : total
}

function timeHint(text: string, milliseconds: boolean): string {
  const other = parseTime(text, !milliseconds) !== undefined
  if (other && milliseconds)
    return `"${text}": nginx counts milliseconds here and knows neither months (M) nor years (y)`
  if (other) return `"${text}": nginx counts seconds here and knows no ms`
  if (/^\d+[a-zA-Z\s]*[a-zA-Z]$/.test(text))
    return `"${text}" is no time: the units are ${milliseconds ? 'w d h m s ms' : 'y M w d h m s'}, largest first`
  return `"${text}" is no time: write seconds, or a number with a unit, as in 30s or 1h30m`
}

function outside(value: bigint, detail: string, text: string): string | undefined {
  const limits = bounds(detail)
  if (!limits) return undefined
  const { min, max } = limits
  if (value >= min && (max === undefined || value <= max)) return undefined
  if (max === undefined)
    return min === 1n ? `"${text}" must be above 0` : `"${text}" is too small: at least ${min} is taken`
  return `"${text}" must be between ${min} and ${max}`
}

function range(detail: string): string {
  const limits = bounds(detail)
  if (!limits) return ''
  const { min, max } = limits
  if (max !== undefined) return ` between ${min} and ${max}`
  return min === 0n ? '' : min === 1n ? ' above 0' : ` of at least ${min}`
}
