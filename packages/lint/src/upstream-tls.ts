import { effective, type Project, type Scope, type Statement, statementsCalled } from '@nginx-lint/analysis'
import { serverGroupsOf } from './addresses.ts'
import { isOn } from './tls.ts'

/** A block in which nginx speaks TLS to the servers it passes to, and so judges what is said about it. */
export interface UpstreamTls {
  readonly scope: Scope
  /** `proxy_ssl`, `grpc_ssl`, `uwsgi_ssl`: how the directives begin. */
  readonly prefix: string
  /** The statement of that directive which counts: of `certificate`, `proxy_ssl_certificate`. */
  last(name: string): Statement | undefined
}

/** By directive: how the others begin, and the scheme that stands for TLS. With variables nginx is prepared for it. */
const PASSES: Readonly<Record<string, readonly [prefix: string, scheme: RegExp]>> = {
  proxy_pass: ['proxy_ssl', /^https:\/\/|\$/i],
  grpc_pass: ['grpc_ssl', /^grpcs:\/\/|\$/i],
  uwsgi_pass: ['uwsgi_ssl', /^suwsgi:\/\/|\$/i],
}

/** Where ngx_http_proxy_set_ssl() and its like are called. */
export function* upstreamTlsOf(project: Project): Generator<UpstreamTls> {
  for (const [name, [prefix, scheme]] of Object.entries(PASSES))
    for (const { args, scope, spec, fit } of statementsCalled(project.root, name))
      if (fit?.ok && spec?.module.family === 'http' && scheme.test(args[0] ?? '')) yield said(scope, prefix)
  for (const { servers } of serverGroupsOf(project))
    for (const server of servers)
      if (server.context === 'stream.server' && isOn(server, 'proxy_ssl')) yield said(server, 'proxy_ssl')
}

const said = (scope: Scope, prefix: string): UpstreamTls => ({
  scope,
  prefix,
  last: (name) => effective(scope, `${prefix}_${name}`).at(-1),
})
