import { expect, test } from 'vitest'
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types'
import { documentSymbols } from './document-symbols.ts'
import { marked } from './testing.ts'

const kinds = Object.fromEntries(Object.entries(SymbolKind).map(([name, kind]) => [kind, name]))

/** The outline with a line for each entry, indented, and `Kind: ` before it; ranges lie in one another. */
async function check(text: string, expected: string): Promise<void> {
  const m = await marked(text)
  const document = m.workspace.document(m.path)!
  const lines: string[] = []
  const list = (symbols: readonly DocumentSymbol[], indent: string, around: { start: number; end: number }): void => {
    for (const { name, kind, range, selectionRange, children = [] } of symbols) {
      const [whole, head] = [document.span(range), document.span(selectionRange)]
      expect(around.start <= whole.start && whole.start <= head.start).toBe(true)
      expect(head.end <= whole.end && whole.end <= around.end).toBe(true)
      expect(head.start < head.end && name !== '').toBe(true)
      lines.push(`${indent}${kinds[kind]}: ${name}`)
      list(children, `${indent}  `, whole)
    }
  }
  list(documentSymbols(m.workspace, m.path), '', { start: 0, end: document.text.length })
  expect(`\n${lines.join('\n')}\n`).toBe(expected.replace(/^ {4}/gm, '').replace(/ *$/, ''))
}

test('a configuration as a person would list it', async () => {
  await check(
    String.raw`
    user www;
    events { worker_connections 512; }
    http {
        include mime.types;
        log_format main '$remote_addr - $remote_user';
        limit_req_zone $uri zone=one:1m rate=1r/s;
        map $uri $new { default 1; include more; }
        upstream backend { server 10.0.0.1:80 weight=5; keepalive 16; server unix:/x backup; }
        server {
            listen 80;
            listen [::]:80;
            listen 127.0.0.1:443 ssl;
            server_name example.com www.example.com a.example.com;
            location / { }
            location ~ \.php$ { if ($a = "b c") { set $x 1; } }
            location @fallback { location_without_a_name { } }
        }
    }
    `,
    `
    Namespace: events
    Namespace: http
      File: include mime.types
      String: log_format main
      Struct: limit_req_zone one
      Variable: map $uri $new
        File: include more
      Interface: upstream backend
        Property: server 10.0.0.1:80 weight=5
        Property: server unix:/x backup
      Class: server example.com www.example.com … :80, 127.0.0.1:443 ssl
        Function: location /
        Function: location ~ \\.php$
          Operator: if ($a = "b c")
            Variable: set $x
        Function: location @fallback
          Object: location_without_a_name
    `,
  )
})

test('stream, Lua, and names that are no more than one entry', async () => {
  await check(
    `
    stream { server { listen 53 udp; } }
    http {
        init_by_lua_block { x = { } }
        server { listen 80; }
        server { server_name _ ""; }
        types { text/css css; }
        server { listen 443 quic; listen 443 ssl; server_name a; }
    }
    `,
    `
    Namespace: stream
      Class: server :53 udp
    Namespace: http
      Method: init_by_lua_block
      Class: server :80
      Class: server _
      Object: types
      Class: server a :443 quic, :443 ssl
    `,
  )
})

test('broken text keeps its outline', async () => {
  await check(
    'http { server { server_name a; listen 80 location / { } } ; upstream a { server } "" { } server { server_name c; return',
    `
    Namespace: http
      Class: server a :80
        Object: listen 80 location /
      Interface: upstream a
        Property: server
      Object: ""
      Class: server c
    `,
  )
  await check('}', '\n\n')
})

test('a template shows its placeholders, a long head is cut', async () => {
  await check(
    `#- a.conf.j2\nserver { server_name {{ name }}; location {{ path }} { } }\nlocation ~ "${'a'.repeat(100)}" { }\n`,
    `
    Class: server {{ name }}
      Function: location {{ path }}
    Function: location ~ "${'a'.repeat(67)}…
    `,
  )
})

test('each block of a Markdown document', async () => {
  await check(
    '#- a.md\n# A\n\n```nginx\nserver { listen 80; }\n```\n\n```nginx\nmap $uri $a { }\n```\n',
    `
    Class: server :80
    Variable: map $uri $a
    `,
  )
})

test('nesting without end does no harm', async () => {
  const m = await marked('a {'.repeat(5000))
  let depth = 0
  for (let at = documentSymbols(m.workspace, m.path)[0]; at; at = at.children?.[0]) depth++
  expect(depth).toBeGreaterThan(20)
  expect(depth).toBeLessThan(100)
})
