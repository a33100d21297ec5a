import { deflateSync, inflateSync } from 'node:zlib'

const MOST_COLOURS = 256
/** So many of them are those of the most pixels; the others are for what is rare and unlike them. */
const FREQUENT = 144

/** The same picture with at most 256 colours, which a window hardly has more of: half the size. */
export function withPalette(png) {
  const { width, height, pixels } = decoded(png)
  const counts = new Map()
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const { palette, indexes } = paletteOf(counts)
  const rows = Buffer.alloc(height * (width + 1))
  pixels.forEach((colour, i) => {
    rows[i + Math.floor(i / width) + 1] = indexes.get(colour)
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const colours = Buffer.from(palette.flatMap(channels))
  const chunks = [chunk('IHDR', header), chunk('PLTE', colours), chunk('IDAT', deflateSync(rows, { level: 9 }))]
  return Buffer.concat([png.subarray(0, 8), ...chunks, chunk('IEND', Buffer.alloc(0))])
}

const channels = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]

function distance(one, other) {
  const [a, b] = [channels(one), channels(other)]
  return a.reduce((sum, value, i) => sum + (value - b[i]) ** 2, 0)
}

function paletteOf(counts) {
  const colours = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a))
  const palette = colours.slice(0, FREQUENT)
  const nearest = new Map(colours.map((colour) => [colour, { index: 0, distance: Number.POSITIVE_INFINITY }]))
  const take = (chosen, index) => {
    for (const [colour, known] of nearest) {
      const found = distance(colour, chosen)
      if (found < known.distance) nearest.set(colour, { index, distance: found })
    }
  }
  palette.forEach(take)
  while (palette.length < MOST_COLOURS) {
    const [farthest, { distance: left }] = [...nearest].reduce((a, b) => (b[1].distance > a[1].distance ? b : a))
    if (left === 0) break
    take(farthest, palette.push(farthest) - 1)
  }
  return { palette, indexes: new Map([...nearest].map(([colour, { index }]) => [colour, index])) }
}

/** Colours from left to right and from top to bottom, of a PNG with 8 bits a channel. */
function decoded(png) {
  const parts = new Map()
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const name = png.toString('latin1', at + 4, at + 8)
    const data = png.subarray(at + 8, at + 8 + png.readUInt32BE(at))
    parts.set(name, [...(parts.get(name) ?? []), data])
  }
  const [header] = parts.get('IHDR')
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const size = header[9] === 6 ? 4 : 3
  const rows = unfiltered(inflateSync(Buffer.concat(parts.get('IDAT'))), { row: width * size, height, size })
  const pixels = Array.from({ length: width * height }, (_, i) => rows.readUIntBE(i * size, 3))
  return { width, height, pixels }
}

/** Each row says how its bytes are told from those to the left, above, and above on the left (PNG, "Filtering"). */
function unfiltered(raw, { row, height, size }) {
  const bytes = Buffer.alloc(row * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < row; x++) {
      const at = y * row + x
      const left = x >= size ? bytes[at - size] : 0
      const above = y > 0 ? bytes[at - row] : 0
      const corner = x >= size && y > 0 ? bytes[at - row - size] : 0
      const told = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][raw[y * (row + 1)]]
      bytes[at] = raw[at + y + 1] + told
    }
  return bytes
}

function paeth(left, above, corner) {
  const [a, b, c] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)]
  if (a <= b && a <= c) return left
  return b <= c ? above : corner
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc(body))
  return Buffer.concat([length, body, check])
}

function crc(bytes) {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return (sum ^ 0xffffffff) >>> 0
}
