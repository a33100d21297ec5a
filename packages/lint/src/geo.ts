import { hasHole, type Project, type Statement } from '@nginx-lint/analysis'
import type { Word } from '@nginx-lint/syntax'
import { type EntryBlock, entryBlocks, isConditional } from './entries.ts'
import { GeoRanges } from './geo-ranges.ts'
import { plainNetwork } from './networks.ts'

/**
 * - `late-ranges`: `ranges;` after a network.
 * - `range`, `network`: an entry of the other form.
 * - `duplicate`: the network or range is there already, from `before`.
 * - `overlap`: a part of the range is there already.
 * - `nothing`: there is nothing to delete.
 */
export interface GeoFinding {
  readonly kind: 'late-ranges' | 'range' | 'network' | 'duplicate' | 'overlap' | 'nothing'
  readonly statement: Statement
  readonly word: Word
  readonly before?: Statement
}

/** What nginx finds when it reads the geo blocks of a configuration, as ngx_http_geo(). */
export const geoFindings = (project: Project): GeoFinding[] =>
  entryBlocks(project, 'geo').flatMap((block) => new Geo(block, project).read())

class Geo {
  private readonly block: EntryBlock
  private readonly project: Project
  private readonly found: GeoFinding[] = []
  private readonly ranges = new GeoRanges()
  private readonly networks = new Map<string, Statement>()
  private mode: 'open' | 'networks' | 'ranges' = 'open'
  private isWhole = true
  /** One line decides what all others may be: it is missing or not meant once. */
  private isFormKnown = true

  constructor(block: EntryBlock, project: Project) {
    this.block = block
    this.project = project
  }

  read(): GeoFinding[] {
    for (const statement of this.block.entries) this.entry(statement)
    return this.found
  }

  private entry(statement: Statement): void {
    const { name, args, node } = statement
    if (isConditional(statement) || [name, ...args].some(hasHole)) this.isWhole = false
    else if (name === 'ranges' && args.length === 0) this.beginRanges(statement)
    else if (args.length === 0) this.isFormKnown = false
    else if (args.length !== 1 || name === 'proxy') return
    else if (name === 'include')
      this.isWhole &&= this.project.includes.some((include) => include.node === node && include.found)
    else {
      if (this.mode === 'open') this.mode = 'networks'
      if (name === 'default') this.setDefault(statement)
      else if (name === 'delete') this.remove(statement, args[0]!, node.args[0]!)
      else this.add(statement, name)
    }
  }

  private beginRanges(statement: Statement): void {
    if (this.mode === 'networks') this.say('late-ranges', statement)
    this.mode = 'ranges'
  }

  /** Without ranges the networks of all addresses (ngx_http_geo_cidr), which may stand in the block as well. */
  private setDefault(statement: Statement): void {
    const keys = this.mode === 'ranges' ? ['default'] : ['0.0.0.0/0', '::/0']
    const before = keys.map((key) => this.networks.get(key)).find((s) => s !== undefined)
    if (before) this.say('duplicate', statement, statement.node.name, before)
    for (const key of keys) this.networks.set(key, statement)
  }

  private add(statement: Statement, text: string): void {
    if (!this.isOfForm(statement, text, statement.node.name)) return
    if (this.mode === 'ranges') {
      const known = this.ranges.add(text, statement)
      if (known) this.say(known.kind, statement, statement.node.name, known.before)
      return
    }
    const key = plainNetwork(text)
    const before = key && this.networks.get(key)
    if (before) this.say('duplicate', statement, statement.node.name, before)
    if (key) this.networks.set(key, statement)
  }

  private remove(statement: Statement, text: string, word: Word): void {
    if (!this.isOfForm(statement, text, word)) return
    const had = this.mode === 'ranges' ? this.ranges.remove(text) : this.removeNetwork(plainNetwork(text))
    if (!had && this.isWhole) this.say('nothing', statement, word)
  }

  /** ngx_radix_tree_create() fills the tree with nothing down to six bits, which can be deleted. */
  private removeNetwork(key: string | undefined): boolean {
    return key === undefined || this.networks.delete(key) || key.endsWith('/6')
  }

  /** A form that no geo block takes is not ours to report. */
  private isOfForm(statement: Statement, text: string, word: Word): boolean {
    const isRange = text.includes('-')
    if (isRange === (this.mode === 'ranges')) return statement.fit?.ok === true
    if (!statement.fit?.ok) return false
    if (this.isFormKnown) this.say(isRange ? 'range' : 'network', statement, word)
    this.isFormKnown = false
    return false
  }

  private say(kind: GeoFinding['kind'], statement: Statement, word = statement.node.name, before?: Statement): void {
    this.found.push({ kind, statement, word, ...(before && { before }) })
  }
}
