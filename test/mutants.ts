// What `npm run oracle:mutate` changes: one fault at a time, of the kinds that people and machines make.
import { isEntry, type Project, type Scope, type Statement, walk } from '@nginx-lint/analysis'
import { type DirectiveSpec, existsIn, type Part, type Shape, typeOf, type Value } from '@nginx-lint/directives'
import type { Word } from '@nginx-lint/syntax'

/** A changed text, and about where it was changed. */
export interface Mutant {
  readonly kind: string
  readonly text: string
  readonly at: number
}

/** One change to the text of a file of the project; undefined when the file has nothing to change. */
export function mutate(project: Project, path: string, random: () => number): Mutant | undefined {
  const file = project.files.get(path)!
  const statements = [...walk(project.root)].filter((s) => s.file === file)
  if (statements.length === 0) return undefined
  return new Mutation(project, file.text, statements, random).any()
}

class Mutation {
  private readonly project: Project
  private readonly text: string
  private readonly statements: readonly Statement[]
  private readonly random: () => number

  constructor(project: Project, text: string, statements: readonly Statement[], random: () => number) {
    this.project = project
    this.text = text
    this.statements = statements
    this.random = random
  }

  any(): Mutant {
    const dice = this.random()
    if (dice < 0.25) return this.inserted()
    if (dice < 0.43) return this.rearranged()
    if (dice < 0.73) return this.word()
    if (dice < 0.79) return this.variable()
    if (dice < 0.85) return this.reference()
    return this.character()
  }

  /** A directive of nginx's that was not there, its arguments sometimes odd. */
  private inserted(): Mutant {
    const place = this.pick(this.statements)
    const scope = place.inner?.context && this.random() < 0.5 ? place.inner : place.scope
    const at = scope === place.inner && place.node.body ? place.node.body.start + 1 : place.node.start
    const entry = isEntry(place) && scope === place.scope
    if (entry) return this.change('insert an entry', at, at, ` ${this.oddWords()}; `)
    const { registry, options } = this.project
    const specs = this.random() < 0.9 ? registry.in(scope.context!) : registry.find(this.pick(registry.names()))
    const isForeign = this.random() < 0.15
    const there = specs.filter(
      ({ facts, module, isPlus }) =>
        existsIn(facts, options.target) && (module.thirdParty !== undefined) === isForeign && !isPlus,
    )
    if (there.length === 0) return this.character()
    return this.change('insert a directive', at, at, ` ${this.written(this.pick(there), scope)} `)
  }

  private written(spec: DirectiveSpec, scope: Scope): string {
    const args = this.shaken(this.args(spec.shape)).map((arg) => quotedIfNeeded(arg))
    const words = [spec.name, ...args].join(' ')
    return spec.facts.block === undefined
      ? `${words};`
      : `${words} { ${scope.context === 'main' ? '' : this.body(spec)} }`
  }

  /** Arguments that fit, sometimes one too few, one twice, out of order or in another case. */
  private shaken(args: readonly string[]): readonly string[] {
    const dice = this.random()
    const at = Math.floor(this.random() * args.length)
    const one = args[at]
    if (one === undefined || dice < 0.6) return args
    if (dice < 0.68) return args.toSpliced(at, 1)
    if (dice < 0.78) return args.toSpliced(Math.floor(this.random() * args.length), 0, one)
    if (dice < 0.9) return [...args.toSpliced(at, 1), one]
    return args.with(at, this.recased(one))
  }

  private body(spec: DirectiveSpec): string {
    return spec.hasEntries && this.random() < 0.7 ? `${this.args(spec.entryShape).map(quotedIfNeeded).join(' ')};` : ''
  }

  private args(shape: Shape): string[] {
    switch (shape.kind) {
      case 'argument':
        return [shape.parts.map((part) => this.part(part)).join('')]
      case 'option':
        return this.random() < 0.5 ? this.args(shape.of) : []
      case 'repeat':
        return [...this.args(shape.of), ...(this.random() < 0.4 ? this.args(shape.of) : [])]
      case 'choice':
        return this.args(this.pick(shape.of))
      case 'sequence':
      case 'bag':
        return shape.of.flatMap((inner) => this.args(inner))
    }
  }

  private part(part: Part): string {
    switch (part.kind) {
      case 'literal':
        return part.text
      case 'option':
        return this.random() < 0.5 ? part.of.map((p) => this.part(p)).join('') : ''
      case 'choice':
        return this.pick(part.of)
          .map((p) => this.part(p))
          .join('')
      case 'value':
        return this.value(part)
    }
  }

  private value(value: Value): string {
    const { examples } = typeOf(value)
    return examples && this.random() < 0.5 ? this.pick(examples) : this.pick(odd)
  }

  /** Statements dropped, doubled, moved. */
  private rearranged(): Mutant {
    const { node } = this.pick(this.statements)
    const source = this.text.slice(node.start, node.end)
    const dice = this.random()
    if (dice < 0.25) return this.change('drop a directive', node.start, node.end, '')
    if (dice < 0.6) return this.change('duplicate a directive', node.end, node.end, ` ${source}`)
    const { node: target } = this.pick(this.statements)
    const at = target.body && this.random() < 0.5 ? target.body.start + 1 : target.start
    const isInside = node.start <= at && at <= node.end
    if (dice < 0.8 || isInside) return this.change('copy a directive elsewhere', at, at, ` ${source} `)
    const without = this.text.slice(0, node.start) + this.text.slice(node.end)
    const to = at < node.start ? at : at - source.length
    return { kind: 'move a directive', text: `${without.slice(0, to)} ${source} ${without.slice(to)}`, at: to + 1 }
  }

  /** A variable that is misspelt, another one, or no longer one. */
  private variable(): Mutant {
    const there = [...this.text.matchAll(/\$\{?(\w+)\}?/g)]
    if (there.length === 0) return this.word()
    const { 0: source, 1: name = '', index } = this.pick(there)
    const others = ['$1', '$9', '$', '${', `\${${name}`, name, '$uri', '$invalid_referer', '$upstream_addr', '$n']
    const dice = this.random()
    const other = dice < 0.5 ? `$${this.misspelt(name)}` : dice < 0.7 ? this.pick(there)[0] : this.pick(others)
    return this.change('change a variable', index, index + source.length, other)
  }

  /** A name that is defined or used: another one in that place. */
  private reference(): Mutant {
    const { text } = this
    const places = this.project.symbols.all.flatMap(({ definitions, references }) => [...definitions, ...references])
    const there = places.flatMap(({ statement, argument, start, end, name }) => {
      const word = argument === -1 ? statement.node.name : statement.node.args[argument]
      if (!word || !this.statements.includes(statement)) return []
      const from = word.start + word.quote.length + start
      return text.slice(from, from + end - start) === name ? [{ from, name }] : []
    })
    if (there.length === 0) return this.rearranged()
    const { from, name } = this.pick(there)
    const other = this.random() < 0.6 ? this.misspelt(name) : this.pick(there).name
    return this.change('change a reference', from, from + name.length, other)
  }

  /** Something about one name or argument. */
  private word(): Mutant {
    const { node } = this.pick(this.statements)
    const isName = node.args.length === 0 || this.random() < 0.12
    const word = isName ? node.name : this.pick(node.args)
    const source = this.text.slice(word.start, word.end)
    const replace = (kind: string, text: string) => this.change(kind, word.start, word.end, text)
    const changes: (() => Mutant)[] = [
      () => replace(`misspell a word`, this.misspelt(source)),
      () => replace('drop a word', ''),
      () => replace('duplicate a word', `${source} ${source}`),
      () => replace('change case', this.recased(source)),
      () => replace('add an argument', `${source} ${quotedIfNeeded(this.pick(odd))}`),
      () => replace('quote', this.requoted(word)),
      () => replace('take another word', this.elsewhere()),
    ]
    if (!isName) {
      const odder = () => replace('odd value', quotedIfNeeded(this.oddFor(word)))
      const other = this.pick(node.args)
      const swapped = `${this.text.slice(other.start, other.end)} ${source}`
      changes.push(odder, odder, odder, odder, odder, odder, odder)
      if (other.start > word.start) changes.push(() => this.change('swap arguments', word.start, other.end, swapped))
    }
    return this.pick(changes)()
  }

  /** An odd value for all of it, or behind its last `=` or `:`, or glued to it. */
  private oddFor({ value }: Word): string {
    const dice = this.random()
    const cut = Math.max(value.indexOf('='), value.lastIndexOf(':')) + 1
    if (cut > 0 && dice < 0.5) return value.slice(0, cut) + this.pick(odd)
    if (dice < 0.1) return value + this.pick(odd)
    if (dice < 0.15) return this.pick(odd) + value
    return this.pick(odd)
  }

  private misspelt(source: string): string {
    const at = Math.floor(this.random() * source.length)
    const dice = this.random()
    if (dice < 0.4) return source.slice(0, at) + source.slice(at + 1)
    if (dice < 0.7) return source.slice(0, at) + source.charAt(at) + source.slice(at)
    return source.slice(0, at) + source.charAt(at + 1) + source.charAt(at) + source.slice(at + 2)
  }

  private recased(source: string): string {
    const upper = source.toUpperCase()
    return upper === source ? source.toLowerCase() : this.random() < 0.5 ? upper : upper.charAt(0) + source.slice(1)
  }

  private requoted({ quote, start, end, value }: Word): string {
    if (quote !== '' && this.random() < 0.5) return value
    const mark = this.random() < 0.5 ? '"' : "'"
    return mark + this.text.slice(start, end) + mark
  }

  private elsewhere(): string {
    const { node } = this.pick(this.statements)
    const { start, end } = this.pick([node.name, ...node.args])
    return this.text.slice(start, end)
  }

  private oddWords(): string {
    const count = 1 + Math.floor(this.random() * 3)
    return Array.from({ length: count }, () => quotedIfNeeded(this.pick(odd))).join(' ')
  }

  /** A character too many or too few, wherever it is. */
  private character(): Mutant {
    const which = this.random() < 0.3 ? /[{}]/g : this.random() < 0.3 ? /["']/g : /[{};"'\\$#\n]/g
    const special = [...this.text.matchAll(which)].map(({ index }) => index)
    const at =
      this.random() < 0.7 && special.length > 0 ? this.pick(special) : Math.floor(this.random() * this.text.length)
    const dice = this.random()
    if (dice < 0.45) return this.change('drop a character', at, at + 1, '')
    return this.change('insert a character', at + (dice < 0.75 ? 1 : 0), at + (dice < 0.75 ? 1 : 0), this.pick(strays))
  }

  private change(kind: string, start: number, end: number, text: string): Mutant {
    return {
      kind,
      text: this.text.slice(0, start) + text + this.text.slice(end),
      at: start + /^\s*/.exec(text)![0].length,
    }
  }

  private pick<T>(of: readonly T[]): T {
    return of[Math.floor(this.random() * of.length)]!
  }
}

/** As a careful person writes it: the fault is the value, not that it falls apart. */
function quotedIfNeeded(value: string): string {
  return value === '' || /[\s;{}"'#\\]/.test(value) ? `"${value.replace(/["\\]/g, '\\$&')}"` : value
}

const strays = [...'{};"\'\\$# \n\t\r()=:~/é\f%', '${', ';;']

/** Numbers, sizes, times, words, addresses, URLs, variables, paths, regular expressions, names: some of them wrong everywhere. */
const odd = [
  '',
  '1 k',
  '1h 30m',
  'a b',
  '= ',
  ' ',
  '\t',
  ...String.raw`
    0 1 2 00 -1 +1 1.5 16 100 404 499 600 999 1000 65535 65536 2147483647 2147483648 4294967296
    9223372036854775807 9223372036854775808 0x10 1e3 ١ 1k 1K 8k 1m 1M 1g 1G 1t 1kb k 512 32k 33k
    1048576k 1s 10ms 1.5s 1h30m 30m1h 1d 1w 1M 1y 1day s -1s 00s 1m1ms 70y on off On OFF yes true none
    any default auto max all epoch _ * . - 127.0.0.1 127.0.0.1:80 127.0.0.1:0 127.0.0.1:65536 127.0.0.1:
    :80 *:80 [::1] [::1]:80 ::1 [::1 localhost localhost:80 10.0.0.0/8 10.0.0.1/8 10.0.0.0/33 ::/0
    2001:db8::/129 1.2.3 256.1.1.1 255.255.255.255 unix:/tmp/s unix: unix:/tmp/s:/a 8000-8002 80-79
    127.0.0.1:80-81 http://127.0.0.1 http://127.0.0.1:80/a https://localhost HTTP://localhost
    ftp://localhost http:// http://$host/a $host §host} $ § §} $1 $0 $a$ a$ x$host $host:80
    $remote_addr $http_x_y $arg_ $- $$ / /a a a/b /a/$uri @a @ =404 = =200 == a=b a= =b a:b : 1:2
    1:2:3:4 3 ~ ~* ^~ !~ ~a ~*a ~( ( [a a) (?<n>a) (?<1>a) (?P<n>a) \d+ \ a\ *a + a{2} { } (?i)a (?
    [z-a] *.example.com www.* a.*.b .a.b ..a a..b example.com. EXAMPLE.com é.example -a -- text/html
    text/* */* " ' ; # last break permanent redirect error warn debug combined GET get http_404 timeout
    shared:a:1m shared:a zone=a:1m zone=a TLSv1.2 TLSv1 10% 0% 100% 10r/s 1r/m 0r/s r/s
  `
    .trim()
    .split(/\s+/)
    .map((word) => word.replace('§', '${')),
]
