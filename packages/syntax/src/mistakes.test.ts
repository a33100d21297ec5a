import { describe, expect, test } from 'vitest'
import { expectErrors, mended } from './drawn.testing.ts'
import { parse } from './index.ts'

describe('missing-semicolon', () => {
  const before = `server {
    listen 80;
    gzip on # for text
    #    ^^ error[missing-semicolon]: missing ";" after "gzip"
}
user "me"
#    ^^^^ error[missing-semicolon]: missing ";" after "user"
`
  test('before a brace and at the end of the file', () => expectErrors(before))
  test('is inserted after the last word', () => {
    expect(mended(before)).toBe('server {\n    listen 80;\n    gzip on; # for text\n}\nuser "me";\n')
  })

  test('on one line', () =>
    expectErrors(`server { listen 80 }
#               ^^ error[missing-semicolon]: missing ";" after "listen"
`))

  test('after a quote that meets a brace', () =>
    expectErrors(`server { root "/x"}
#             ^^^^ error[missing-semicolon]: missing ";" after "root"
`))

  test('a name alone may lack its body too', () =>
    expectErrors(`events {}
http
# <---- error[missing-semicolon]: missing ";" after "http"
`))

  test('the next line belongs to the directive, as it does for nginx', () =>
    expectErrors('server { listen 80\n server_name x; }\n'))

  test('an escape as the last character', () =>
    expectErrors(`root a\\
#    ^^ error[missing-semicolon]: missing ";" after "root"
`))

  const glued = `server {
    location / { return 404}
    #                   ^^^^ error[missing-semicolon]: missing ";" before "}": nginx reads "404}" as one word
    location /b { return 200; }
}
`
  test('before a brace that has become part of the word', () => expectErrors(glued))
  test('frees the brace', () => expect(mended(glued)).toContain('{ return 404; }\n'))
  test('several braces in one word', () =>
    expectErrors(`http { server { return 404}}
#                      ^^^^^ error[missing-semicolon]: missing ";" before "}": nginx reads "404}}" as one word
server { listen 80; }
`))
  test('a brace in a word is fine where the braces balance', () => expectErrors('server { return 200 a}; }\n'))
})

describe('unclosed-quote', () => {
  const before = `server {
    add_header X "a b;
    #            ^^^^^ error[unclosed-quote]: this quote is not closed on its line
    gzip on;
}
`
  test('nothing else is reported, and the next lines are read', () => expectErrors(before))
  test('is closed before what ends the statement', () => expect(mended(before)).toContain('X "a b";\n'))

  test('a quote that pairs with the next string', () =>
    expectErrors(`log_format a "x $host;
#            ^^^^^^^^^ error[unclosed-quote]: this quote is not closed on its line
server {
    access_log "y";
    add_header "z" "it's" always;
}
`))

  test('before a block', () =>
    expectErrors(`server {
    location "/a {
    #        ^^^^^ error[unclosed-quote]: this quote is not closed on its line
        root /x;
    }
}
`))

  test('before the closing braces of its line', () =>
    expectErrors(`server { location / { return 200 'abc; } }
#                                ^^^^^^^^^ error[unclosed-quote]: this quote is not closed on its line
`))

  test('before a comment', () =>
    expectErrors(`add_header X "a; # comment
#            ^^^^^^^^^^^^^ error[unclosed-quote]: this quote is not closed on its line
gzip on;
`))

  test('without a semicolon', () =>
    expectErrors(`server {
    add_header X 'a
    #            ^^ error[unclosed-quote]: this quote is not closed on its line
}
`))

  test('the quote alone', () =>
    expectErrors(`root "
#    ^ error[unclosed-quote]: this quote is not closed on its line
`))

  test('a string may go over lines', () => expectErrors(`log_format a "x\n  y"\n  'z\n';\n`))
})

describe('unquoted-brace', () => {
  const problem = 'error[unquoted-brace]: nginx ends the argument at "{": a regex with braces must be in quotes'
  const before = `location ~ ^/a{2}$ {
#          ^^^^^^^ ${problem}
    rewrite a{1,3}/(b{2,}) /b;
    #       ^^^^^^^^^^^^^^ ${problem}
}
if ($uri ~* /x{2}) {
#           ^^^^^^ ${problem}
    return 404;
}
map $a $b {
    ~a{2}b 1;
#   ^^^^^^ ${problem}
    ~^\\p{Lu}$ 2;
#   ^^^^^^^^^ ${problem}
}
`
  test('in every place for a regex', () => expectErrors(before))
  test('is mended by quotes, but for the parenthesis of if', () => {
    const after = mended(before)
    expect(after).toContain('location ~ "^/a{2}$" {')
    expect(after).toContain('rewrite "a{1,3}/(b{2,})" /b;')
    expect(after).toContain('if ($uri ~* "/x{2}") {')
    expect(after).toContain('"~a{2}b" 1;')
    expect(parse(after).errors).toEqual([])
  })
  test('a block may follow at once', () =>
    expectErrors(`location ~ ^/a{2}{
#          ^^^^^^ ${problem}
    root /x;
}
`))
  test('a word with a quote has no fix', () => {
    const drawn = `location ~ ^/"a{2}$ { root /x; }
#          ^^^^^^^^ ${problem}
`
    expectErrors(drawn)
    expect(mended(drawn)).toContain('~ ^/"a{2}$ {')
  })
  test('other words end at a brace', () => expectErrors('a{b;} location ~ ^/a{root x;} types{2 x;}\n'))
})

describe('unexpected-token', () => {
  const before = `gzip on;;
#       ^ error[unexpected-token]: unexpected ";": there is no directive to end
events {
};
#^ error[unexpected-token]: unexpected ";": there is no directive to end
user me;
; ; ;
# <----- error[unexpected-token]: unexpected ";": there is no directive to end
`
  test('stray semicolons, once if they stand together', () => expectErrors(before))
  test('they are removed', () => expect(mended(before)).toBe('gzip on;\nevents {\n}\nuser me;\n  \n'))

  test('a block without a name is read nevertheless', () =>
    expectErrors(`{
# <- error[unexpected-token]: unexpected "{": a block begins with the name of a directive
    gzip on
    #    ^^ error[missing-semicolon]: missing ";" after "gzip"
}
events {}
`))

  test.each([
    ['"a"b;', 'b'],
    [`"a"'b';`, "'"],
    ['"a"#c\n;', '#'],
    ['"a"(;', '('],
    ['"a"😀;', '😀'],
    ['"a"b"c";', 'b'],
    ['"say "hi there" ";', 'h'],
  ])('after a closing quote: %j', (text, character) => {
    const { errors } = parse(`return 200 ${text}\n`)
    const message = `unexpected "${character}" after a closing quote: white space, ";" or "{" must follow`
    expect(errors.map((error) => error.message)).toEqual([message])
    expect(`return 200 ${text}`.slice(errors[0]?.start, errors[0]?.end)).toBe(character)
  })

  test('a byte order mark', () => {
    const { file, errors } = parse('\ufeffuser me;\n')
    expect(errors).toMatchObject([{ code: 'unexpected-token', start: 0, end: 1 }])
    expect(file.items).toMatchObject([{ start: 1, name: { value: 'user' } }])
    expect(mended('\ufeffuser me;\n')).toBe('user me;\n')
  })
})

describe('too-long-word', () => {
  const snow = '☃' // three bytes
  test.each([
    ['argument', 4095, `root ${'a'.repeat(4095)};`, `root ${'a'.repeat(4096)};`],
    ['argument', 4095, `root ${snow.repeat(1365)};`, `root ${snow.repeat(1365)}a;`],
    ['argument', 4095, `root ${'😀'.repeat(1023)}abc;`, `root ${'😀'.repeat(1024)};`],
    ['argument', 4095, `root ${'é'.repeat(2047)}a;`, `root ${'é'.repeat(2048)};`],
    ['argument', 4095, `root ${'\\n'.repeat(2047)}a;`, `root ${'\\n'.repeat(2048)};`],
    ['string', 4094, `root "${'a'.repeat(4094)}";`, `root "${'a'.repeat(4095)}";`],
    ['comment', 4095, `#${'c'.repeat(4094)}\n`, `#${'c'.repeat(4095)}\n`],
    ['comment', 4095, `#${'c'.repeat(4093)}\r\n`, `#${'c'.repeat(4094)}\r\n`],
  ])('%s: %d bytes fit', (what, limit, fits, tooLong) => {
    expect(parse(fits).errors).toEqual([])
    const message = `this ${what} has ${limit + 1} bytes and nginx reads at most ${limit}: split it`
    expect(parse(tooLong).errors).toMatchObject([{ code: 'too-long-word', message }])
  })

  test('white space has no limit', () => expectErrors(`root${' '.repeat(9999)}/x;\n`))
})

describe('too-deep', () => {
  test('is said once, and what lies deeper is one piece of junk', () => {
    const { file, errors } = parse(
      `${'a {'.repeat(101)} b; c { d; } ${'} '.repeat(101)} ${'e {'.repeat(102)}${'} '.repeat(102)}`,
    )
    expect(errors).toMatchObject([
      { code: 'too-deep', start: 302, message: 'blocks more than 100 deep are not looked into' },
    ])
    expect(file.items).toHaveLength(2)
    expect(JSON.stringify(file.items[0])).toContain('{"kind":"junk","start":304,"end":315,"items":[]}')
  })
  test('100 blocks are no reason to complain', () => expectErrors('a{'.repeat(100) + '}'.repeat(100)))
})

describe('line endings', () => {
  test('CRLF, and comments with it', () => {
    const drawn = `server { # a comment
    listen 80;
    location / {
    #          ^ see: this block is never closed
        gzip on
        #    ^^ error[missing-semicolon]: missing ";" after "gzip"
        #    ^^ error[unbalanced-braces]: missing "}" for "location /"
}
`.replaceAll('\n', '\r\n')
    expectErrors(drawn)
    expect(mended(drawn)).toContain('gzip on;\r\n    }\r\n}\r\n')
  })
  test('CR alone ends no comment', () => {
    expect(parse('# a\rgzip on;\n').file.items).toEqual([])
  })
})
