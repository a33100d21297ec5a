import { describe, expect, test } from 'vitest'
import { bucketFor, crowding } from './hash-table.ts'

test.each([
  [46, 64],
  [47, 128],
  [110, 128],
  [111, 192],
])('a key of %i bytes needs a bucket of %i', (length, bucket) => {
  expect(bucketFor('k'.repeat(length))).toBe(bucket)
})

describe('a hash', () => {
  const keys = (count: number, length = 0) => Array.from({ length: count }, (_, i) => `ext${i}`.padEnd(length, 'x'))

  test('with room for all keys is fine', () => {
    expect(crowding({ keys: keys(20), maxSize: 64, bucketSize: 64 })).toBeUndefined()
  })

  test('that is too small is crowded', () => {
    expect(crowding({ keys: keys(20), maxSize: 4, bucketSize: 64 })).toBe('crowded')
  })

  test('in which one bucket would be longer than its length can say cannot be built', () => {
    expect(crowding({ keys: keys(1000, 100), maxSize: 1, bucketSize: 128 })).toBe('overflow')
  })
})
