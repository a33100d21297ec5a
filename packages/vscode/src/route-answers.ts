import type { Position, Range, Uri } from 'vscode'
import type { BaseLanguageClient, Location, Range as ProtocolRange } from 'vscode-languageclient'

/** What happens to a request: as text, with the places that are named in it. Or what is wrong with the URL. */
export type Route = { readonly text: string; readonly links: readonly Link[] } | { readonly error: string }

/** A place that is named in a text, and where it is. */
export interface Link {
  readonly range: Range
  readonly uri: Uri
  readonly target: Range
}

/** What the server says of routes. It has no answer while it is restarted, and when the text changes meanwhile. */
export interface RouteAnswers {
  /** Where a URL goes in the configuration that a file is part of. */
  follow(file: Uri, url: string): Promise<Route | undefined>
  /** URLs that somebody at a place in a file may want to follow. */
  urlsAt(file: Uri, at: Position): Promise<readonly string[]>
}

/** See `routeOf` of the service. */
type Answer =
  | { readonly text: string; readonly links: readonly { readonly range: ProtocolRange; readonly target: Location }[] }
  | { readonly error: string }

export function routeAnswers(client: BaseLanguageClient): RouteAnswers {
  const { code2ProtocolConverter: protocol, protocol2CodeConverter: code } = client
  const ask = <T>(method: string, file: Uri, more: object): Promise<T | null> =>
    client.sendRequest<T | null>(method, { textDocument: { uri: protocol.asUri(file) }, ...more }).catch(() => null)
  return {
    async follow(file, url) {
      const answer = await ask<Answer>('nginx-lint/route', file, { url })
      if (!answer || 'error' in answer) return answer ?? undefined
      const links = answer.links.map(({ range, target }) => ({
        range: code.asRange(range),
        uri: code.asUri(target.uri),
        target: code.asRange(target.range),
      }))
      return { text: answer.text, links }
    },
    async urlsAt(file, at) {
      const position = protocol.asPosition(at)
      return (await ask<readonly string[]>('nginx-lint/routeUrls', file, { position })) ?? []
    },
  }
}
