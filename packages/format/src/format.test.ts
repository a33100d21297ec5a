import { expect, test } from 'vitest'
import { format } from './format.ts'
import { becomes, stays } from './testing.ts'

test('a statement stands on a line of its own, indented by its block', () => {
  becomes(
    `
    worker_processes  1;events { worker_connections 1; }
    http{server{
    listen 80 ; server_name   a	b ;
      }
      }
    `,
    `
    worker_processes 1;
    events {
        worker_connections 1;
    }
    http {
        server {
            listen 80;
            server_name a b;
        }
    }
    `,
  )
})

test('an opening brace stands behind its directive', () => {
  becomes(
    `
    http
    {
        server
        { # main
            location /a
            {
                deny all;
            }
        }
    }
    `,
    `
    http {
        server { # main
            location /a {
                deny all;
            }
        }
    }
    `,
  )
})

test('empty lines are kept, one at most, and none at the edges of a block', () => {
  becomes('\n\n\na 1;\n\n\n\nb {\n\n c 2;\n\n\n d 3;\n\n}\n\n\n', 'a 1;\n\nb {\n    c 2;\n\n    d 3;\n}\n')
})

test('a block that has a line to itself stays there', () => {
  stays(`
    location = /x { return 204; }
    location ~ /\\. { deny all; access_log off; } # hidden files
    if ($a = "b") { return 403; }
    events {}
  `)
  becomes('location = /x   {return 204;}\n', 'location = /x { return 204; }\n')
})

test('a block is opened when its line is not its own, has blocks in it, or is too long', () => {
  becomes('server { location / { return 204; } }\n', 'server {\n    location / {\n        return 204;\n    }\n}\n')
  becomes('a { b; } c { d; }\n', 'a {\n    b;\n}\nc {\n    d;\n}\n')
  const long = `/${'x'.repeat(80)}`
  becomes(`location = ${long} { return 204; }\n`, `location = ${long} {\n    return 204;\n}\n`)
})

test('an empty block is two braces', () => {
  becomes('events { }\nhttp {\n\n}\n', 'events {}\nhttp {}\n')
  stays('events {\n    # nothing\n}\n')
})

test('comments go with what follows, and stay where they are on their line', () => {
  becomes(
    `
    # top
        # above
      server { # behind a brace
    # in it
    listen 80;#behind
            # before the end
      }   # managed by Certbot
    `,
    `
    # top
    # above
    server { # behind a brace
        # in it
        listen 80; #behind
        # before the end
    } # managed by Certbot
    `,
  )
})

test('comments between arguments, and before a brace or semicolon', () => {
  becomes(
    `
    server_name a # one
     # two
       b # three
    ;
    server # a comment
    # another
    { }
    `,
    `
    server_name a # one
        # two
        b # three
    ;
    server # a comment
        # another
    {}
    `,
  )
  // Also before the first argument that begins a line.
  becomes('add_header X aaaa # b\n# c\n           "d";\n', 'add_header X aaaa # b\n           # c\n           "d";\n')
  becomes('r X aaaa # b\n# c\n  "d";\n', 'r X\n  aaaa # b\n  # c\n  "d";\n', { lineWidth: 4 })
})

test('arguments that are spread over lines stay so', () => {
  stays(`
    log_format main '$remote_addr - $remote_user [$time_local] "$request" '
                    '$status $body_bytes_sent "$http_referer"';
    proxy_cache_path /var/cache levels=1:2
                     keys_zone=a:10m
                     max_size=1g;
    server_name
        a.example.com
        b.example.com;
  `)
  becomes(
    `
    log_format   main  'a '
                       'b';
    server_name a.example.com
      b.example.com
     ;
    `,
    `
    log_format main 'a '
                    'b';
    server_name a.example.com
        b.example.com;
    `,
  )
})

test('lines of arguments keep their places to each other', () => {
  becomes(
    `
    log_format json escape=json '{'
      '"a":{'
        '"b":"$c"'
      '}'
    '}';
    `,
    `
    log_format json escape=json '{'
        '"a":{'
          '"b":"$c"'
        '}'
    '}';
    `,
  )
})

test('what closes at the end stands below its statement where it did, or is a line as the others', () => {
  becomes(
    `
    http {
    log_format one '{'
    '"a":"$b",' # one
    # two
    '}' ;
      log_format two escape=json
        '{'
          '"a":"$b"'
        '}';
      log_format three '{'
                       '"a":"$b"'
                   '}';
    }
    `,
    `
    http {
        log_format one '{'
            '"a":"$b",' # one
            # two
        '}';
        log_format two escape=json
            '{'
              '"a":"$b"'
            '}';
        log_format three '{'
                         '"a":"$b"'
                         '}';
    }
    `,
  )
})

test('strings are not touched, whatever is in them', () => {
  stays(`
    log_format json '{"a": "$b",  "c": {}}';
    add_header Content-Security-Policy "default-src 'self';
      script-src	'none'" always;
    set $x "a;  {b}  # c";
    location ~ "^/x{2}  y\\"$" { return 204; }
    access_log \${a}_\${b}.log;
    location ~ ^/a\\ \\ bc {}
  `)
})

test('what stands right behind a quote stays there', () => {
  stays('if ($a = "b") { return 1; }\n')
})

test('Lua code is moved as a whole', () => {
  becomes(
    `
    location / { content_by_lua_block {
      local a = { 1 }

        if a then
      	ngx.say("}")
        end
    } }
    `,
    `
    location / {
        content_by_lua_block {
            local a = { 1 }

              if a then
            	ngx.say("}")
              end
        }
    }
    `,
  )
  stays('content_by_lua_block { ngx.say("a  b") }\n')
})

test('Lua code that is only white space does not become empty, which nginx refuses', () => {
  stays('content_by_lua_block { }\ncontent_by_lua_block {}\n')
  becomes('a {\ncontent_by_lua_block {\n\n}\n}\n', 'a {\n    content_by_lua_block {\n\n    }\n}\n')
})

test('Lua code with a string over lines stays where it is, but for the brace', () => {
  becomes(
    'server {\ncontent_by_lua_block {\n local a = [[\n  x\n ]]\n}\n}\n',
    'server {\n    content_by_lua_block {\n local a = [[\n  x\n ]]\n    }\n}\n',
  )
  becomes(
    'server {\ncontent_by_lua_block {\n--[[ a\n comment ]]\n}\n}\n',
    'server {\n    content_by_lua_block {\n        --[[ a\n         comment ]]\n    }\n}\n',
  )
})

test('nothing moves between "off" and "on"', () => {
  becomes(
    `
    a   1;
      # nginx-lint-format off
      b   2;   c
    {  d; }
    # nginx-lint-format on
      e   3;
    # nginx-lint-format off
    f   4;


    `,
    `
    a 1;
    # nginx-lint-format off
      b   2;   c
    {  d; }
    # nginx-lint-format on
    e 3;
    # nginx-lint-format off
    f   4;


    `,
  )
})

test('words with an empty line between them are left as they are: a semicolon may be missing', () => {
  becomes('a   1\n\n   b   2;\nc   3;\n', 'a   1\n\n   b   2;\nc 3;\n')
})

test('what has syntax errors is left as it is', () => {
  const text = 'a {\n  b 1\n}\n'
  expect(format(text)).toEqual({
    text,
    skipped: [
      { start: 0, end: 12, why: 'syntax-errors', errors: [expect.objectContaining({ code: 'missing-semicolon' })] },
    ],
  })
})

test('the nginx blocks of a document are formatted, and nothing else', () => {
  const before =
    '# A\n\n1. x\n\n   ```nginx\n   a {\n   b   1;\n   ...\n   }\n   ```\n\n```\na   b;\n```\n\n```nginx\na {\n```\n'
  const after = before.replace('   b   1;\n   ...', '       b 1;\n       ...')
  const { text, skipped } = format(before, { path: 'README.md' })
  expect(text).toBe(after)
  expect(skipped).toEqual([expect.objectContaining({ start: before.lastIndexOf('a {'), why: 'syntax-errors' })])
  expect(skipped[0]!.errors[0]!.start).toBeGreaterThan(before.lastIndexOf('a {'))
})

test('a file may have many thousands of lines', () => {
  const text = 'a b   c;   # d\n'.repeat(130_000)
  expect(format(text).text).toBe(text)
})

test('a block of a document keeps the line end before its fence', () => {
  for (const text of ['```nginx\n\n```\n', '```nginx\na;\n```\n', '```nginx\n\n'])
    expect(format(text, { path: 'a.md', insertFinalNewline: false }).text).toBe(text)
})
