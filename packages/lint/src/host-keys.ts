import { wildcardError } from '@nginx-lint/directives'

/** Keys as nginx gathers them for a hash: compared without case, and `.a.com` is both `a.com` and `*.a.com`. */
export class HostKeys<T> {
  private readonly exact = new Map<string, T>()
  private readonly heads = new Map<string, T>()
  private readonly tails = new Map<string, T>()

  /** ngx_hash_add_key(): what the key is in conflict with, which came before it. `wildcards`: a `*` means something. */
  add(text: string, value: T, wildcards: boolean): T | undefined {
    const key = text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    if (wildcards && wildcardError(key) !== undefined) return undefined
    const [table, name] = wildcards ? this.place(key) : [this.exact, key]
    if (wildcards && key.length > 1 && key.startsWith('.')) {
      const before = this.exact.get(name)
      if (before !== undefined) return before
      this.exact.set(name, value)
    }
    const before = table.get(name)
    if (before === undefined) table.set(name, value)
    return before
  }

  /** What a key is in conflict with. */
  find(text: string): T | undefined {
    const key = text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    const [table, name] = this.place(key)
    return (key.length > 1 && key.startsWith('.') ? this.exact.get(name) : undefined) ?? table.get(name)
  }

  private place(key: string): [Map<string, T>, string] {
    if (key.length > 1 && key.startsWith('.')) return [this.heads, key.slice(1)]
    if (key.length > 2 && key.startsWith('*.')) return [this.heads, key.slice(2)]
    if (key.length > 2 && key.endsWith('.*')) return [this.tails, key.slice(0, -1)]
    return [this.exact, key]
  }
}
