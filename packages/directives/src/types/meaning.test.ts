import { expect, test } from 'vitest'
import { meaningOf } from './index.ts'

const said = (type: string, text: string): string | undefined => {
  const [name = '', ...detail] = type.split(' ')
  return meaningOf({ kind: 'value', type: name, detail: detail.join(' '), defines: false }, text)
}

test.each([
  ['size', '10m', '10,485,760 bytes (10 MiB)'],
  ['size', '1', '1 byte'],
  ['size', '1500', '1,500 bytes'],
  ['size', '1g', undefined],
  ['offset', '1g', '1,073,741,824 bytes (1 GiB)'],
  ['time', '1h30m', '5,400 seconds (90 minutes)'],
  ['time', '10', '10 seconds'],
  ['time', '90', '90 seconds (1 minute 30 seconds)'],
  ['time', '1M', '2,592,000 seconds (30 days)'],
  ['time', '500ms', undefined],
  ['time ms', '500ms', '500 milliseconds'],
  ['time ms', '1500ms', '1,500 milliseconds (1.5 seconds)'],
  ['time ms', '60', '60 seconds (1 minute)'],
  ['time ms', '1M', undefined],
  ['rate', '10r/s', '10 requests per second, one every 100 milliseconds'],
  ['rate', '30r/m', '30 requests per minute, one every 2 seconds'],
  ['rate', '1r/s', '1 request per second'],
  ['levels', '1:2', 'the file `b7f54b2df7773722d382f4809d65029c` is in the folder `c/29/`'],
  ['access', 'group:rw', "the owner's group may read and write"],
  ['cpu-mask', '0101', 'processors 0, 2, counted from 0'],
  ['expiry', '30d', '2,592,000 seconds (30 days)'],
  ['expiry', '-1', 'in the past, by 1 second'],
  ['keepalive-probes', '30m::10', 'after 1,800 seconds (30 minutes) without data, 10 probes'],
  ['status', '301', 'Moved Permanently'],
  ['status', '444', 'nginx closes the connection without a response'],
  ['status', '599', undefined],
  ['cidr', '10.1.2.0/8', '10.0.0.0 to 10.255.255.255, 16,777,216 addresses'],
  ['cidr', '0.0.0.0/0', '0.0.0.0 to 255.255.255.255, 4,294,967,296 addresses'],
  ['cidr', '192.168.1.1/32', 'one address'],
  ['cidr', '2001:db8::/32', '2^96 addresses'],
  ['cidr', '192.168.1.1', undefined],
  ['server-name', '.example.com', 'example.com and all names that end in .example.com'],
  ['server-name', 'example.com', undefined],
])('%s %s', (type, text, expected) => {
  expect(said(type, text)).toBe(expected)
})
