import { test } from 'vitest'
import { becomes, stays } from './testing.ts'

test('comments behind code are aligned where they were', () => {
  stays(`
    listen 80;      # one
    server_name aa; # two
                    # and more of it
    root /x; # alone
  `)
  becomes('a {\n  b;    # one\n  ccc;  # two\n}\n', 'a {\n    b;    # one\n    ccc;  # two\n}\n')
  becomes('a;    # one\nbbbb;  # two\n', 'a; # one\nbbbb; # two\n')
  becomes('aa    b;    # one\na     c d;  # two\n', 'aa b;       # one\na c d;      # two\n')
})

test('empty lines between them do no harm', () => {
  stays(`
    a 1;   # one

    bb 22; # two

    c 3;

    # not behind anything
    d 4; # four
  `)
})

test('columns of a table are kept', () => {
  stays(`
    map $uri $new {
        default     0;
        ~^/old      1;
        "/a b"      2;

        /a-long-one-that-goes-beyond 3;
        include     other.map;
    }
    types {
        text/html                             html htm shtml;
        application/vnd.openxmlformats-officedocument.presentationml.presentation
                                              pptx;
        text/css                              css;
    }
  `)
  becomes(
    'geo $a {\n  default   0;\n  10.0.0.0/8   1;\n  ::1 2;\n}\n',
    'geo $a {\n    default 0;\n    10.0.0.0/8 1;\n    ::1 2;\n}\n',
  )
})

test('a value that goes on over lines stays aligned', () => {
  becomes(
    `
    types {
      text/html        html htm
                       shtml;
      text/css         css;
      a/b c
       d;
    }
    `,
    `
    types {
        text/html        html htm
                         shtml;
        text/css         css;
        a/b              c
            d;
    }
    `,
  )
})

test('a line that was added to a table is aligned with the others', () => {
  becomes(
    `
    map $a $b {
        default  0;
        aaa      1;
        new 2;
    }
    `,
    `
    map $a $b {
        default  0;
        aaa      1;
        new      2;
    }
    `,
  )
})

test('columns of statements of one name are kept', () => {
  stays(`
    fastcgi_param QUERY_STRING    $query_string;
    fastcgi_param REQUEST_METHOD  $request_method;

    # PHP only
    fastcgi_param REDIRECT_STATUS 200;
    add_header Referrer-Policy        "no-referrer" always;
    add_header X-Content-Type-Options "nosniff"     always;
    location /a     { return 204; }
    location /abcde { return 204; }
  `)
  becomes('if ($a = "b"){ }\nif ($a = "") { }\n', 'if ($a = "b") {}\nif ($a = "") {}\n')
  becomes(
    `
    fastcgi_param  A    b;
    fastcgi_param  CD   ef   if_not_empty;
    fastcgi_param GH i;
    fastcgi_param J     k;
    `,
    `
    fastcgi_param A    b;
    fastcgi_param CD   ef if_not_empty;
    fastcgi_param GH   i;
    fastcgi_param J    k;
    `,
  )
})

test('other columns are not', () => {
  becomes(
    'include       mime.types;\ndefault_type  text/plain;\nlisten     80   default_server;\n',
    'include mime.types;\ndefault_type text/plain;\nlisten 80 default_server;\n',
  )
})

test('tabs in strings count as an editor shows them', () => {
  stays('a "b\tc";   # one\naaaaaa "bbb"; # two\n')
})

test('statements of ten thousand arguments are no more work than as many statements', () => {
  const names = Array.from({ length: 20_000 }, (_, i) => `host${i}.example.com`).join(' ')
  stays(`server {\n    server_name ${names};\n    server_name ${names};\n}\n`)
})
