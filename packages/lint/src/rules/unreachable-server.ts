import {
  type Address,
  fits,
  type NamePattern,
  namesOf,
  type Project,
  type Scope,
  type ServerName,
  type SourceFile,
  type Statement,
  statementsOf,
  type UnreachedName,
  unreachedNames,
} from '@nginx-lint/analysis'
import type { Word } from '@nginx-lint/syntax'
import { isClosed, isDoubtful } from '../absence.ts'
import { addressName, serverGroupsOf } from '../addresses.ts'
import { isConditional } from '../entries.ts'
import { headOf, listed } from '../places.ts'
import { isAboutServerNames, readingClosed } from '../reads.ts'
import { conf, defineRule, type FileReport, type Fix, type Related } from '../rule.ts'
import { nameMistakes } from '../server-names.ts'

export default defineRule({
  id: 'unreachable-server',
  group: 'correctness',
  severity: 'warning',
  summary: 'No request comes to a server, or to one of its names or ports',
  docs: `
    nginx chooses a server by the address and port of the connection, and among those that listen there by the name of
    the host. A name that no server has goes to the default server of that address and port: the one with
    \`default_server\` in its \`listen\`, or else the first. \`server_name _;\` makes no server the default one, as \`_\` is but a
    name that no host has; and each address and port has its own: \`listen 80 default_server;\` says nothing of
    \`listen [::]:80;\`. A server without \`server_name\` that is not the default one is asked only by old clients that
    name no host (where that is meant, \`server_name "";\` says so).

    Names are compared with the host without its port, in lower case and without a dot at the end. Regular expressions
    are tried last, in the order in which they are written: it has been proven that other names take all that the one that is
    reported matches.
  `,
  links: ['https://nginx.org/en/docs/http/request_processing.html', 'https://nginx.org/en/docs/http/server_names.html'],
  bad: [
    {
      code: conf`
        http {
            server { listen 80; server_name a.com; return 200; }
            server {
                listen 80;
                server_name _;
            #               ^ warning[unreachable-server]: "_" is no catch-all: names that no server has go to the default server on port 80, which is another
                return 444;
            }
            server { listen 81 default_server; server_name b.com; return 200; }
            server { listen 81; return 404; }
        #   ^^^^^^ warning[unreachable-server]: no request comes here that names a host: there is no "server_name", and another is the default server on port 81
        }
      `,
    },
    {
      code: conf`
        http {
            server {
                listen 80;
                listen [::]:80;
                server_name a.com;
                return 200;
            }
            server {
                listen 80 default_server;
                listen [::]:80;
            #   ^^^^^^^^^^^^^^ warning[unreachable-server]: no request comes here that names a host: another is the default server on port 80 of IPv6
                server_name _;
                return 444;
            }
        }
      `,
    },
    {
      code: conf`
        http {
            server {
                server_name a.com:8080 b.com. www.b.com, c.com;
            #               ^^^^^^^^^^ warning[unreachable-server]: no request comes by this name: hosts are compared without their port
            #                          ^^^^^^ warning[unreachable-server]: no request comes by this name: hosts are compared without the dot at their end
            #                                 ^^^^^^^^^^ warning[unreachable-server]: no request comes by this name: names stand beside each other without commas
                return 200;
            }
            server { server_name *.d.com; return 200; }
            server { server_name www.e.com ~^www\.; return 200; }
            server {
                server_name ~^(www|api)\.d\.com$ ~^www.\.com ~^www\.(?<site>.+)$ ~:443$;
            #               ^^^^^^^^^^^^^^^^^^^^ warning[unreachable-server]: no request comes by this name: "*.d.com" takes all that match
            #                                                ^^^^^^^^^^^^^^^^^^^ warning[unreachable-server]: no request comes by this name: "~^www\." takes all that match
            #                                                                    ^^^^^^ warning[unreachable-server]: no request comes by this name: no host is called so
                return 200;
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          server { listen 80; server_name _; return 444; }
          server { listen 80; server_name a.com; return 200; }
          server { listen 80; server_name ""; return 200; }
          server { listen 127.0.0.1:80; return 200; }
          server { listen 81; server_name b.com:81 c.com.; return 200; }
          server { listen 85; server_name f.com f.com:85 f.com.; return 200; }
          server { listen 85; server_name g.com; return 200; }
          server { listen unix:/run/a.sock; server_name _; return 200; }
          server { listen 82; server_name d.com; return 200; }
          server { listen 82 default_server; return 444; }
          server { listen 83; listen [::]:83; server_name e.com; return 200; }
          server { listen 83 default_server; listen [::]:83 default_server; server_name _; return 444; }
      }
    `,
    conf`
      http {
          server { server_name a.com; return 200; }
          server { server_name *.a.com ~^www\.a\.com$; return 200; }
          server { server_name ~^(www\.)?b\.com$ ~^.+\.b\.com$ ~^c\.; return 200; }
          server { server_name www.b.com; return 200; }
          server { server_name _ $hostname; return 200; }
          server { include names.conf; return 200; }
      }
      stream {
          server { listen 1; server_name a.com; return ""; }
          server { listen 1; server_name _; return ""; }
      }
    `,
    conf`
      http {
          server { listen 80 default_server; server_name _; return 444; }
          server { listen 80 default_server; server_name a.com; return 200; }
      }
    `,
    {
      code: conf`
        http {
            server { listen 80; server_name a.com; return 200; }
            include default.conf;
        }
      `,
      files: { 'default.conf': 'server { listen 80 default_server; server_name _; return 444; }' },
    },
  ],
  checkProject: readingClosed(isRead, (project, report) => {
    if (project.isExcerpt) return
    for (const { servers, addresses } of serverGroupsOf(project)) {
      if (servers[0]?.context !== 'http.server') continue
      const dead = deadNamesIn(addresses)
      const conflicting = new Set(addresses.flatMap((address) => conflictsOn(address, project)))
      for (const [server, own] of addressesByServer(addresses)) {
        if (!server.opener || isConditional(server.opener)) continue
        if (own.some(({ claims }) => claims.length > 1)) checkForms(server, report)
        if (!isClosed(server, project) || !statementsOf(server, 'listen').every(isKnown)) continue
        for (const name of dead(server, own)) tellName(name, report)
        if (!conflicting.has(server)) checkPlace(server, own, report)
      }
    }
  }),
})

/** A server that may have another name than it has is in no conflict with others. */
function isRead(statement: Statement): boolean {
  return isAboutServerNames(statement) || (statement.scope.context === 'http.server' && isDoubtful(statement))
}

function addressesByServer(addresses: readonly Address[]): ReadonlyMap<Scope, readonly Address[]> {
  const found = new Map<Scope, Address[]>()
  for (const address of addresses)
    for (const { server } of address.claims) {
      const own = found.get(server)
      if (own) own.push(address)
      else found.set(server, [address])
    }
  return found
}

/** Of these another rule speaks. */
const conflictsOn = (address: Address, project: Project): readonly Scope[] =>
  nameMistakes(address, project).flatMap(({ kind, server }) => (kind === 'conflict' ? [server] : []))

const isKnown = ({ fit, file }: Statement): boolean => fit?.ok === true && !file.template

// --- Names of a form that no host has

function checkForms(server: Scope, report: FileReport): void {
  const isWrong = (text: string): boolean => FORMS.some(({ is }) => is.test(text))
  if (!statementsOf(server, 'server_name').some(({ args }) => args.some(isWrong))) return
  const names = namesOf(server)
  for (const name of names) {
    const { statement } = name
    const word = wordOf(name)
    const wrong = word && name.kind !== 'regex' && FORMS.find(({ is }) => is.test(word.value))
    if (!wrong || !statement.fit?.ok || isConditional(statement) || /[/$]/.test(word.value)) continue
    const { start, end, value } = word
    const text = wrong.meant(value)
    // It does no harm beside the name that is meant.
    if (fits(names, text.toLowerCase())) continue
    const fix: Fix = { title: `Write ${text}`, edits: [{ start, end, text }], unsafe: true }
    const isPlain = end - start === value.length && text !== ''
    report(statement.file, word, `no request comes by this name: ${wrong.why}`, isPlain ? { fix } : {})
  }
}

const wordOf = ({ statement, argument }: NamePattern): Word | undefined => statement.node.args[argument]

/** ngx_http_validate_host() takes the port and the dot away. */
const FORMS = [
  {
    is: /^(?:[^:[\]]+|\[[^\]]*\]):\d*$/,
    why: 'hosts are compared without their port',
    meant: (text: string) => text.replace(/:\d*$/, ''),
  },
  {
    is: /[^.]\.$/,
    why: 'hosts are compared without the dot at their end',
    meant: (text: string) => text.slice(0, -1),
  },
  {
    is: /,/,
    why: 'names stand beside each other without commas',
    meant: (text: string) => text.replace(/,+/g, ' ').trim(),
  },
]

// --- Regular expressions of which others take all that they match

type DeadNames = (server: Scope, own: readonly Address[]) => readonly UnreachedName[]

/** The names of a server by which no request comes to it wherever it listens. */
function deadNamesIn(addresses: readonly Address[]): DeadNames {
  const ids = new Map<Scope, number>()
  const proven = new Map<string, ReadonlyMap<Scope, readonly UnreachedName[]>>()
  const found = new Map(addresses.map((address) => [address, deadOn(address)]))
  if ([...found.values()].every(({ size }) => size === 0)) return () => []
  return (server, own) => {
    const [first = [], ...others] = own.map((address) => found.get(address)?.get(server) ?? [])
    return first.filter(({ name }) => others.every((all) => all.some((other) => wordOf(other.name) === wordOf(name))))
  }

  /** Servers that share one address share others. */
  function deadOn(address: Address): ReadonlyMap<Scope, readonly UnreachedName[]> {
    if (!address.claims.some(({ server }) => hasRegexName(server))) return NOTHING
    for (const { server } of address.claims) if (!ids.has(server)) ids.set(server, ids.size)
    const key = address.claims.map(({ server }) => ids.get(server)).join()
    let dead = proven.get(key)
    if (!dead) {
      dead = byServer(unreachedNames(address))
      proven.set(key, dead)
    }
    return dead
  }
}

const NOTHING: ReadonlyMap<Scope, readonly UnreachedName[]> = new Map()

const hasRegexName = (server: Scope): boolean =>
  statementsOf(server, 'server_name').some(({ args }) => args.some((arg) => arg.startsWith('~')))

function byServer(names: readonly UnreachedName[]): ReadonlyMap<Scope, readonly UnreachedName[]> {
  const found = new Map<Scope, UnreachedName[]>()
  for (const name of names) found.set(name.server, [...(found.get(name.server) ?? []), name])
  return found
}

function tellName({ server, name, takers }: UnreachedName, report: FileReport): void {
  const word = wordOf(name)
  if (!word || word.value.includes('/') || isConditional(name.statement)) return
  // What else the server is called matters only where the expression was to capture something.
  if (takers.length > 0 && takers.every((taker) => taker.server === server) && !name.regex?.captures()) return
  const listedTakers = takers.map((taker) => `"${wordOf(taker.name)?.value}"`)
  const takes = takers.length === 1 ? 'takes' : 'take'
  const why = takers.length === 0 ? 'no host is called so' : `${listed(listedTakers, 'and')} ${takes} all that match`
  report(name.statement.file, word, `no request comes by this name: ${why}`, { related: takers.map(relatedTo) })
}

const relatedTo = ({ name }: ServerName): Related => ({
  file: name.statement.file,
  at: wordOf(name) ?? headOf(name.statement),
  message: 'takes them',
})

// --- Servers and ports that are asked by no name

/** "_" and its like: names that no host has, by which people mean any. */
const PLACEHOLDER = /^[_-]+$/

function checkPlace(server: Scope, own: readonly Address[], report: FileReport): void {
  const { opener } = server
  const names = statementsOf(server, 'server_name')
  if (!opener || !names.every(({ args, fit }) => fit?.ok && args.every((arg) => PLACEHOLDER.test(arg)))) return
  const lost = own.filter((address) => isLost(server, address))
  if (lost.length === 0) return
  const [name] = names
  if (lost.length < own.length) {
    for (const [listen, addresses] of byListen(lost, server))
      report(listen.file, headOf(listen), `no request comes here that names a host: ${defaultOn(addresses)}`, {
        related: defaultsOf(addresses),
        ...fixOf(addresses, server, listen.file),
      })
  } else if (name) {
    const says = `names that no server has go to the default server on ${shown(lost)}, which is another`
    report(name.file, name.node.args[0]!, `"${name.args[0]}" is no catch-all: ${says}`, {
      related: defaultsOf(lost),
      ...fixOf(lost, server, name.file),
    })
  } else {
    const says = `no request comes here that names a host: there is no "server_name", and ${defaultOn(lost)}`
    report(opener.file, headOf(opener), says, { related: defaultsOf(lost) })
  }
}

/** Another is the default server there, and nobody says that this one is. */
function isLost(server: Scope, { byDefault, claims }: Address): boolean {
  if (byDefault === server || !byDefault.opener || isConditional(byDefault.opener)) return false
  return !claims.some((claim) => claim.server === server && claim.listen?.parameters.some(isDefault))
}

/** Where no server says that it is the default one, this one may. */
function fixOf(lost: readonly Address[], server: Scope, file: SourceFile): { fix?: Fix } {
  const isTaken = lost.some(({ claims }) => claims.some(({ listen }) => listen?.parameters.some(isDefault)))
  const listens = [...byListen(lost, server).keys()]
  if (isTaken || listens.length === 0 || listens.some((listen) => listen.file !== file)) return {}
  const edits = listens.map((listen) => {
    const { end } = headOf(listen)
    return { start: end, end, text: ' default_server' }
  })
  return { fix: { title: 'Make it the default server', edits, unsafe: true } }
}

const isDefault = (parameter: string): boolean => parameter === 'default_server' || parameter === 'default'

const MOST = 3

const defaultOn = (lost: readonly Address[]): string => `another is the default server on ${shown(lost)}`

function shown(addresses: readonly Address[]): string {
  const names = addresses.slice(0, MOST).map(addressName)
  return addresses.length > MOST ? `${names.join(', ')} and others` : listed(names, 'and')
}

const defaultsOf = (addresses: readonly Address[]): readonly Related[] =>
  [...new Set(addresses.map(({ byDefault }) => byDefault))].slice(0, MOST).flatMap(({ opener }) => {
    return opener ? [{ file: opener.file, at: headOf(opener), message: 'is the default server there' }] : []
  })

function byListen(addresses: readonly Address[], server: Scope): ReadonlyMap<Statement, readonly Address[]> {
  const found = new Map<Statement, Address[]>()
  for (const address of addresses) {
    const statement = address.claims.find((claim) => claim.server === server)?.listen?.statement
    if (statement) found.set(statement, [...(found.get(statement) ?? []), address])
  }
  return found
}
