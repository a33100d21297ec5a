import { addressGroups, addressText } from '@nginx-lint/analysis'

/** The network of an address or CIDR in its plainest form: `10.0.0.0/8` for `10.1.2.3/8`. Undefined when it is none. */
export function plainNetwork(text: string): string | undefined {
  const [address = '', length] = text.split('/')
  // ngx_http_geo_cidr_value(): this one means "none" to ngx_inet_addr()
  const groups = text === '255.255.255.255' ? [255, 255, 255, 255] : addressGroups(address)
  if (!groups) return undefined
  const width = groups.length === 4 ? 8 : 16
  const bits = length === undefined ? groups.length * width : Number(length)
  const masked = groups.map((group, i) => {
    const kept = Math.min(Math.max(bits - i * width, 0), width)
    return group & ~((1 << (width - kept)) - 1)
  })
  return `${addressText(masked)}/${bits}`
}
