import { describe, expect, test } from 'vitest'
import { expectErrors, mended, withoutMarks } from './drawn.testing.ts'
import { type Item, parse } from './index.ts'

describe('a missing brace, where a person would put it', () => {
  const cases: Record<string, string> = {
    'before a statement as far left as its block': `http {
    server {
    #      ^ see: this block is never closed
        listen 80;
        #        ^ error[unbalanced-braces]: missing "}" for "server"

    server {
        listen 81;
    }
}
`,
    'of an inner block': `http {
    server {
        location / {
        #          ^ see: this block is never closed
            root /x; # all of it
            #      ^ error[unbalanced-braces]: missing "}" for "location /"
        listen 80;
    }
}
`,
    'before the brace of an outer block': `server {
    location / {
    #          ^ see: this block is never closed
        root /x;
        #      ^ error[unbalanced-braces]: missing "}" for "location /"
}
server { listen 81; }
`,
    'of an empty block': `http {
    upstream a {
    #          ^ error[unbalanced-braces]: missing "}" for "upstream a"
    #          ^ see: this block is never closed
    server {
        listen 80;
    }
}
`,
    'of a block on one line': `server {
    location /a { return 200;
    #           ^ see: this block is never closed
    #                       ^ error[unbalanced-braces]: missing "}" for "location /a"
    location /b { return 200; }
}
`,
    'two, in different places': `http {
    server {
        location / {
        #          ^ see: this block is never closed
            root /x;
            #      ^ error[unbalanced-braces]: missing "}" for "location /"
        # }
        location /b {
            root /y;
        }
    }

    server {
        if ($a) {
        #       ^ see: this block is never closed
            return 403;
            #         ^ error[unbalanced-braces]: missing "}" for "if ($a)"
    }
    server {
        listen 82;
    }
}
`,
    'two in one place': `http {
    server {
        location / {
        #          ^ see: this block is never closed
            root /x;
            #      ^ error[unbalanced-braces]: missing "}" for "location /" and "server"

    server {
        listen 82;
    }
}
`,
    'at the end of the file': `http {
    server {
    #      ^ see: this block is never closed
        listen 80;
        #        ^ error[unbalanced-braces]: missing "}" for "server" and "http"
`,
    'with braces on their own lines': `http
{
    server
    {
#   ^ see: this block is never closed
        listen 80;
        #        ^ error[unbalanced-braces]: missing "}" for "server"

    server
    {
        listen 81;
    }
}
`,
    'in a file indented by tabs': `http {
\tserver {
\t#      ^ see: this block is never closed
\t\tlisten 80;
\t\t#        ^ error[unbalanced-braces]: missing "}" for "server"
\tserver {
\t\tlisten 81;
\t}
}
`,
    'though one statement is out of line': `http {
#    ^ see: this block is never closed
    server {
        listen 80;
root /x;
        location / {
        }
    }
#   ^ error[unbalanced-braces]: missing "}" for "http"
# that is all
`,
    'under a statement that lacks its semicolon': `http {
    server {
    #      ^ see: this block is never closed
        listen 80
        location / {
            root x;
        }
#       ^ error[unbalanced-braces]: missing "}" for "server"
    server {
        listen 81;
    }
}
`,
  }

  test.each(Object.entries(cases))('%s', (_, drawn) => {
    expectErrors(drawn)
    const fixed = mended(drawn)
    expect(parse(fixed).errors).toEqual([])
    // The tree has been built as if the brace stood there.
    expect(outline(parse(withoutMarks(drawn)).file.items)).toEqual(outline(parse(fixed).file.items))
  })

  test('is inserted with the indentation of its block', () => {
    expect(mended(cases['of an inner block'] ?? '')).toContain('root /x; # all of it\n        }\n        listen 80;')
    expect(mended(cases['at the end of the file'] ?? '')).toBe('http {\n    server {\n        listen 80;\n    }\n}\n')
  })
})

describe('a missing brace, where the layout says nothing', () => {
  test('no indentation at all', () =>
    expectErrors(`http {
#    ^ see: this block is never closed
server {
location / {
root /x;
}
server {
listen 80;
}
}
# <- error[unbalanced-braces]: missing "}" for "http"
`))

  test('a single line', () =>
    expectErrors(`a { b { c { d;
#         ^ see: this block is never closed
#            ^ error[unbalanced-braces]: missing "}" for "c", "b" and 1 more
`))
})

describe('a stray brace', () => {
  test('at the end', () =>
    expectErrors(`server {
    listen 80;
}
}
# <- error[unbalanced-braces]: unexpected "}": no block is open here
}
`))

  const inside = `http {
    server {
    #      ^ see: "server" begins here
        location / {
            root x;
        }
        }
#       ^ error[unbalanced-braces]: unexpected "}": going by the indentation, "server" goes on after it
        listen 80;
    }
}
`
  test('where the indentation says so', () => expectErrors(inside))
  test('is removed', () => expect(parse(mended(inside)).errors).toEqual([]))

  test('after an unfinished statement', () =>
    expectErrors(`gzip on
#    ^^ error[missing-semicolon]: missing ";" after "gzip"
}
# <- error[unbalanced-braces]: unexpected "}": no block is open here
user me;
`))

  test('and a missing one after it', () =>
    expectErrors(`events {}
}
# <- error[unbalanced-braces]: unexpected "}": no block is open here
http {
#    ^ see: this block is never closed
    server {
    }
#   ^ error[unbalanced-braces]: missing "}" for "http"
`))
})

test('braces that balance are never read in another way', () =>
  expectErrors(`http {
server {
            }
    location / {
root x; }
        listen 80; } server { }
`))

function outline(items: readonly Item[]): unknown[] {
  return items.map((item) => {
    if (item.kind === 'junk') return outline(item.items)
    return [item.name.value, ...(item.body?.kind === 'block' ? outline(item.body.items) : [])]
  })
}
