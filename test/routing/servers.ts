import {
  type Address,
  addressesOf,
  fits,
  loadText,
  memoryFiles,
  namesOf,
  type Scope,
  serverGroups,
} from '@nginx-lint/analysis'
import { type Diagnostic, lint, rules } from '@nginx-lint/lint'
import type { Answered } from './nginx.ts'
import type { Asked } from './requests.ts'

export interface Servers {
  /** How much of the servers is said to be unreachable. */
  readonly proven: number
  /** What of it nginx has reached all the same. */
  readonly refuted: readonly string[]
}

const wanted = rules.filter(({ id }) => id === 'unreachable-server')

/** A server, a `listen` or a name that is said to be unreachable was never reached. */
export async function judgedServers(
  text: string,
  asked: readonly Asked[],
  answers: readonly (Answered | undefined)[],
): Promise<Servers> {
  const project = await loadText('nginx.conf', text, memoryFiles({}))
  const [servers = []] = serverGroups(project)
  const addresses = addressesOf(servers)
  const findings = lint(project, { rules: wanted })
  const refuted = findings.filter((finding) => {
    const server = servers.find(({ opener }) => opener && holds(opener.node, finding))
    return server && asked.some((each, at) => isReached(finding, server, each, answers[at]))
  })
  return { proven: findings.length, refuted: refuted.map(({ message }) => message) }

  function isReached(finding: Diagnostic, server: Scope, { listen, host }: Asked, answered?: Answered): boolean {
    const address = addressFor(listen, addresses)
    if (!answered || !address || host === undefined || !labelsOf(server).has(answered.at)) return false
    const bare = host.replace(/(?<!^\[[^\]]*):\d*$/, '').replace(/\.$/, '')
    const written = text.slice(finding.start, finding.end)
    if (!finding.message.includes('by this name')) {
      const isAsked = !written.startsWith('listen') || sameAddress(written.split(' ')[1]!, address)
      return isAsked && !/^[_-]+$/.test(bare)
    }
    const { start } = finding
    const isIt = ({ statement, argument }: ReturnType<typeof namesOf>[number]) =>
      statement.node.args[argument]!.start === start
    const names = namesOf(server)
    const others = names.filter((name) => !isIt(name))
    return address.byDefault !== server && !fits(others, bare.toLowerCase())
  }

  /** Of the server and all locations in it. */
  function labelsOf({ opener }: Scope): ReadonlySet<string> {
    const { start, end } = opener!.node
    return new Set([...text.slice(start, end).matchAll(/access_log \S+ (\w+);/g)].map(([, label]) => label!))
  }
}

const holds = (outer: { start: number; end: number }, inner: { start: number; end: number }): boolean =>
  outer.start <= inner.start && inner.end <= outer.end

function addressFor(listen: string, addresses: readonly Address[]): Address | undefined {
  const isWildcard = ({ host, port }: Address) =>
    host === (listen.startsWith('[') ? '[::]' : '0.0.0.0') && listen.endsWith(`:${port}`)
  return addresses.find((address) => sameAddress(listen, address)) ?? addresses.find(isWildcard)
}

const sameAddress = (listen: string, { host, port }: Address): boolean =>
  port === 0
    ? host === listen
    : `${host}:${port}` === (/^\d+$/.test(listen) ? `0.0.0.0:${listen}` : listen).replace('*', '0.0.0.0')
