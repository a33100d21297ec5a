import type { LocationConf } from './configuration.ts'

/** A node of the tree in which nginx looks for prefix and exact locations of one level (ngx_http_location_tree_node_t). */
export interface TreeNode {
  /** The part of the locations' names that is not in the nodes above. Bytes. */
  readonly name: string
  readonly exact: LocationConf | undefined
  readonly inclusive: LocationConf | undefined
  /** `/a` is answered by a redirect to `/a/`. */
  readonly autoRedirect: boolean
  readonly left: TreeNode | undefined
  readonly right: TreeNode | undefined
  /** Locations whose names begin with this one's. */
  readonly below: TreeNode | undefined
}

/** An exact and a prefix location of one name share an entry, as ngx_http_join_exact_locations() leaves them. */
interface Entry {
  readonly name: string
  exact: LocationConf | undefined
  inclusive: LocationConf | undefined
  below: Entry[]
}

/** ngx_http_init_static_location_trees(): of two that nginx refuses beside each other the first counts. */
export function treeOf(locations: readonly LocationConf[]): TreeNode | undefined {
  const entries: Entry[] = []
  for (const location of [...locations].sort(compareLocations)) {
    const { pattern: name } = location
    const isExact = location.kind === 'exact'
    const last = entries.at(-1)
    if (last && last.name === name) {
      if (isExact) last.exact ??= location
      else last.inclusive ??= location
    } else {
      entries.push({
        name,
        exact: isExact ? location : undefined,
        inclusive: isExact ? undefined : location,
        below: [],
      })
    }
  }
  return treeFrom(nested(entries), 0)
}

/** An exact location comes before a prefix location of its name. */
function compareLocations(one: LocationConf, two: LocationConf): number {
  const order = compareNames(one.pattern, two.pattern)
  return order !== 0 ? order : Number(one.kind !== 'exact') - Number(two.kind !== 'exact')
}

/** ngx_filename_cmp(): `/` is the lowest character, but for the end of a name. */
export function compareNames(one: string, two: string): number {
  const length = Math.min(one.length, two.length)
  for (let i = 0; i < length; i++) {
    const a = one[i]!
    const b = two[i]!
    if (a !== b) return a === '/' ? -1 : b === '/' ? 1 : a < b ? -1 : 1
  }
  return one.length - two.length
}

/** ngx_http_create_locations_list(): behind a prefix location, those whose names it begins go below it. */
function nested(entries: readonly Entry[]): Entry[] {
  const roots: Entry[] = []
  const open: Entry[] = []
  for (const entry of entries) {
    while (open.length > 0 && !entry.name.startsWith(open.at(-1)!.name)) open.pop()
    const parent = open.at(-1)
    if (parent) parent.below.push(entry)
    else roots.push(entry)
    if (entry.inclusive) open.push(entry)
  }
  return roots
}

/** ngx_http_create_locations_tree(). `length` is that of the names of the nodes above. */
function treeFrom(entries: readonly Entry[], length: number): TreeNode | undefined {
  if (entries.length === 0) return undefined
  const middle = Math.floor(entries.length / 2)
  const { name, exact, inclusive, below } = entries[middle]!
  return {
    name: name.slice(length),
    exact,
    inclusive,
    autoRedirect: exact?.autoRedirect === true || inclusive?.autoRedirect === true,
    left: treeFrom(entries.slice(0, middle), length),
    right: treeFrom(entries.slice(middle + 1), length),
    below: treeFrom(below, name.length),
  }
}

/**
 * - `exact`: nothing more is looked for.
 * - `prefix`: the longest; a nested location or a regular expression may still win.
 * - `redirect`: to the location's name, which ends with the slash that the URI lacks.
 */
export interface Found {
  readonly as: 'exact' | 'prefix' | 'redirect'
  readonly location: LocationConf
  /** The prefix locations that fit as well, and are shorter; the longest last. */
  readonly shorter: readonly LocationConf[]
}

/** ngx_http_core_find_static_location() */
export function findStatic(root: TreeNode | undefined, uri: string): Found | undefined {
  let found: Found | undefined
  const fitting: LocationConf[] = []
  let node = root
  let rest = uri
  const better = (as: Found['as'], location: LocationConf): Found => ({ as, location, shorter: [...fitting] })
  while (node) {
    const length = Math.min(rest.length, node.name.length)
    const order = compareNames(rest.slice(0, length), node.name.slice(0, length))
    if (order !== 0) node = order < 0 ? node.left : node.right
    else if (rest.length > node.name.length) {
      if (node.inclusive) {
        found = better('prefix', node.inclusive)
        fitting.push(node.inclusive)
        rest = rest.slice(length)
        node = node.below
      } else node = node.right
    } else if (rest.length === node.name.length) {
      if (node.exact) return better('exact', node.exact)
      return node.inclusive && better('prefix', node.inclusive)
    } else {
      const here = node.exact ?? node.inclusive
      if (rest.length + 1 === node.name.length && node.autoRedirect && here) found = better('redirect', here)
      node = node.left
    }
  }
  return found
}
