/** What nginx builds a hash of: see ngx_hash_init(). */
export interface HashTable {
  readonly keys: readonly string[]
  readonly maxSize: number
  readonly bucketSize: number
}

/** The size of a cache line on x86-64 and 64-bit ARM, to which nginx rounds sizes of buckets up. */
const CACHE_LINE = 64
/** Of a pointer. */
const WORD = 8

/** Larger ones are refused since 1.17.2; before, nginx crashed or did strange things. */
export const LARGEST_BUCKET = 65_536 - CACHE_LINE

export const aligned = (size: number, to = CACHE_LINE): number => Math.ceil(size / to) * to

/** The least size of a bucket that has room for a key: NGX_HASH_ELT_SIZE() and the pointer that ends the bucket. */
export const bucketFor = (key: string): number => aligned(sizeOf(key) + WORD)

/** Most keys are ASCII: their bytes need not be made. */
const sizeOf = (key: string): number => elementSize(ASCII.test(key) ? key.length : bytesOf(key).length)

const ASCII = /^[\0-\x7f]*$/

const elementSize = (length: number): number => WORD + aligned(length + 2, WORD)

const bytesOf = (key: string): Uint8Array => new TextEncoder().encode(key)

/**
 * What nginx finds when all keys fit into a bucket: `crowded`: there is no size up to the largest for which no bucket
 * runs over, and nginx warns; `overflow`: not even then, and nginx gives up. Undefined also when it takes too long to say.
 */
export function crowding(table: HashTable): Crowding {
  // Nearly always: all of them fit into one bucket.
  if (table.keys.reduce((sum, key) => sum + sizeOf(key), 0) <= table.bucketSize - WORD) return undefined
  if (table.maxSize > MOST_STEPS) return undefined
  const before = judged.find((one) => isSame(one.table, table))
  if (before) return before.crowding
  const found = tried(table)
  judged.unshift({ table, crowding: found })
  judged.length = Math.min(judged.length, MOST_JUDGED)
  return found
}

type Crowding = 'crowded' | 'overflow' | undefined

/** The last ones: between keystrokes the names of a thousand servers are the same, and are tried in many sizes. */
const judged: { readonly table: HashTable; readonly crowding: Crowding }[] = []
const MOST_JUDGED = 8

const isSame = (a: HashTable, b: HashTable): boolean =>
  a.maxSize === b.maxSize &&
  a.bucketSize === b.bucketSize &&
  a.keys.length === b.keys.length &&
  a.keys.every((key, i) => key === b.keys[i])

function tried({ keys, maxSize, bucketSize }: HashTable): Crowding {
  const room = bucketSize - WORD
  const elements = keys.map(element)
  let first = Math.max(1, Math.floor(elements.length / Math.floor(room / (2 * WORD))))
  if (maxSize > 10_000 && elements.length > 0 && Math.floor(maxSize / elements.length) < 100) first = maxSize - 1000
  const used = new Uint32Array(maxSize)
  let steps = 0
  for (let size = first; size <= maxSize; size++) {
    used.fill(0, 0, size)
    const fitting = fittingIn(used, elements, size, room)
    if (fitting === elements.length) return undefined
    steps += fitting + 1
    if (steps > MOST_STEPS) return undefined
  }
  used.fill(WORD)
  for (const { high, low, length } of elements) {
    const bucket = remainder(high, low, maxSize)
    used[bucket] = used[bucket]! + length
    if (used[bucket]! > LARGEST_BUCKET) return 'overflow'
  }
  return 'crowded'
}

const MOST_STEPS = 20_000_000

/** How many elements find room before one does not. */
function fittingIn(used: Uint32Array, elements: readonly Element[], size: number, room: number): number {
  for (let i = 0; i < elements.length; i++) {
    const { high, low, length } = elements[i]!
    const bucket = remainder(high, low, size)
    const sum = used[bucket]! + length
    if (sum > room) return i
    used[bucket] = sum
  }
  return elements.length
}

/** A key's hash as two halves of 32 bits: ngx_hash_key_lc(). */
interface Element {
  readonly high: number
  readonly low: number
  readonly length: number
}

function element(key: string): Element {
  const bytes = bytesOf(key)
  let high = 0
  let low = 0
  for (const byte of bytes) {
    const lower = byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte
    const product = low * 31 + lower
    low = product % 2 ** 32
    high = (high * 31 + Math.floor(product / 2 ** 32)) % 2 ** 32
  }
  return { high, low, length: elementSize(bytes.length) }
}

const remainder = (high: number, low: number, size: number): number =>
  modulo(modulo(high, size) * modulo(2 ** 32, size) + modulo(low, size), size)

/** What `%` gives of whole numbers that are not negative, in a tenth of the time when they are large. */
function modulo(value: number, by: number): number {
  const rest = value - Math.floor(value / by) * by
  if (rest < 0) return rest + by
  return rest < by ? rest : rest - by
}
