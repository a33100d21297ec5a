import type { Asked } from './requests.ts'
import { type Node, node } from './tree.ts'

/** A configuration and the request that shows something of it. */
export interface Case {
  readonly http: readonly Node[]
  readonly asked: Asked
}

/** How often a case is tried again at most. */
const MOST = 400

/** The smallest case near this one of which `shows` is still true. */
export async function shrunk(start: Case, shows: (candidate: Case) => Promise<boolean>): Promise<Case> {
  let best = start
  let left = MOST
  for (let isBetter = true; isBetter && left > 0; ) {
    isBetter = false
    let at = 0
    for (let candidates = smaller(best); at < candidates.length && left > 0; ) {
      left--
      if (await shows(candidates[at]!)) {
        best = candidates[at]!
        candidates = smaller(best)
        isBetter = true
      } else at++
    }
  }
  return best
}

/** From the boldest cut to the smallest. */
function smaller({ http, asked }: Case): readonly Case[] {
  return [
    ...without(http).map((nodes) => ({ http: nodes, asked })),
    ...plainer(asked).map((request) => ({ http, asked: request })),
    ...fewerArguments(http).map((nodes) => ({ http: nodes, asked })),
  ]
}

/** Each time one directive less: those outside come first. */
function without(nodes: readonly Node[]): readonly (readonly Node[])[] {
  const here = nodes.map((_, at) => nodes.filter((_, other) => other !== at))
  const deeper = nodes.flatMap((each, at) =>
    (each.block ? without(each.block) : []).map((block) =>
      nodes.map((other, place) => (place === at ? node(each.name, each.args, block) : other)),
    ),
  )
  return [...here, ...deeper]
}

function fewerArguments(nodes: readonly Node[]): readonly (readonly Node[])[] {
  const changed = (at: number, each: Node) => nodes.map((other, place) => (place === at ? each : other))
  return nodes.flatMap((each, at) => [
    ...(each.args.length > 1 && each.name !== 'if'
      ? each.args.map((_, gone) =>
          changed(
            at,
            node(
              each.name,
              each.args.filter((_, other) => other !== gone),
              each.block,
            ),
          ),
        )
      : []),
    ...(each.block ? fewerArguments(each.block).map((block) => changed(at, node(each.name, each.args, block))) : []),
  ])
}

function plainer(asked: Asked): readonly Asked[] {
  const { target, host, method, headers } = asked
  const shorter = [...target].map((_, at, all) => [...all.slice(0, at), ...all.slice(at + 1)].join(''))
  return [
    ...(method === 'GET' ? [] : [{ ...asked, method: 'GET' }]),
    ...(Object.keys(headers).length === 0 ? [] : [{ ...asked, headers: {} }]),
    ...(host === 'x' ? [] : [{ ...asked, host: 'x' }]),
    ...(target.includes('?') ? [{ ...asked, target: target.replace(/\?.*/, '') }] : []),
    ...(target.length > 60 ? [{ ...asked, target: target.slice(0, 60) }] : []),
    ...shorter.filter((text) => text.length > 0 && text.length < 60).map((text) => ({ ...asked, target: text })),
  ]
}
