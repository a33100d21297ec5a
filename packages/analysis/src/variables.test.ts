import { expect, test } from 'vitest'
import { memoryFiles } from './files.ts'
import { loadText } from './project.ts'
import { BODY } from './symbols.ts'
import { variablesIn, variablesInLua, variablesOf } from './variables.ts'

test.each([
  ['', []],
  ['$a', ['a@1']],
  ['$a-$b/${c}d', ['a@1', 'b@4', 'c@8']],
  ['$1 $2nd ${1} $', []],
  ['${open ${} $-', []],
  ['$a_1.$A', ['a_1@1', 'A@6']],
  ['$known\ue000 ${known}\ue000', ['known@10']],
])('%j has the variables %j', (value, expected) => {
  expect(variablesIn(value).map(({ name, start }) => `${name}@${start}`)).toEqual(expected)
})

test.each([
  ['ngx.var.a = ngx.var . b', ['a@8', 'b@22']],
  [`ngx.var["a"] .. ngx.var[ 'bc' ]`, ['a@9', 'bc@26']],
  ['-- ngx.var.a\nx = "ngx.var.b" --[[ ngx.var.c ]] y = [[ngx.var.d]]', []],
  ['my.ngx.var.a; ngx.vars.b; ngx.var[name]; ngx.var[1]; ngx.var["a-b"]', []],
  [String.raw`x = "\"" ngx.var.a`, ['a@17']],
  ["don't ngx.var.a", ['a@14']],
])('the Lua code %j has the variables %j', (code, expected) => {
  for (const { name, start, end } of variablesInLua(code)) expect(code.slice(start, end)).toBe(name)
  expect(variablesInLua(code).map(({ name, start }) => `${name}@${start}`)).toEqual(expected)
})

/** Each variable with the places where it is defined and used: `argument:text`. */
async function variables(text: string): Promise<Record<string, string>> {
  const project = await loadText('nginx.conf', text, memoryFiles({}), { context: 'http' })
  const shown = variablesOf(project).map(({ name, definitions, references }) => {
    const places = [definitions, references].map((of) =>
      of.map(({ statement, argument, start, end, name: written }) => {
        const { node, file } = statement
        const text =
          argument === BODY ? file.tree.text.slice(node.body!.start) : (statement.args[argument] ?? statement.name)
        expect(text.slice(start, end)).toBe(written)
        return `${statement.name}:${argument === BODY ? 'body' : argument}@${start}`
      }),
    )
    return [name, places.map((place) => place.join(' ')).join(' | ')]
  })
  return Object.fromEntries(shown)
}

test('what sets a variable defines it, everything else uses it', async () => {
  expect(
    await variables(`
      map $uri $new { default $other; ~^/(?<part>.*)$ $part; }
      geo $area { default a; }
      server { set $a "$b-\${new}"; if ($a = $area) { return 302 /$new; } }
      unknown $a;
    `),
  ).toEqual({
    uri: ' | map:0@1',
    new: 'map:1@1 | set:1@5 return:1@2',
    other: ' | default:0@1',
    part: '~^/(?<part>.*)$:-1@6 | ~^/(?<part>.*)$:0@1',
    area: 'geo:0@1 | if:2@1',
    a: 'set:0@1 | if:0@2 unknown:0@1',
    b: ' | set:1@1',
  })
})

test('a capture is defined by its regular expression, in which a $ is no variable', async () => {
  expect(
    await variables(`
      server {
          server_name ~^(?<sub>\\w+)\\.example\\.com$ $hostname;
          location ~ ^/(?<user>\\w+)/\\k<user>$ { root /home/$user; }
          location ~* "^/(?P<id>a$|b$c)" { }
          if ($uri ~ (?<rest>x+)) { return 302 /$rest; }
          rewrite ^/(?<old>.*)$end /$old;
          add_header X "~$note (?<none>x)";
      }
    `),
  ).toEqual({
    sub: 'server_name:0@5 | ',
    hostname: ' | server_name:1@1',
    user: 'location:1@5 | location:1@18 root:0@7',
    id: 'location:1@6 | ',
    uri: ' | if:0@2',
    rest: 'if:2@3 | return:1@2',
    old: 'rewrite:0@5 | rewrite:1@2',
    note: ' | add_header:1@2',
  })
})

test('names are compared without case, and http and stream have their own', async () => {
  const project = await loadText(
    'nginx.conf',
    'events { } http { map $uri $New { } log_format a $new; } stream { map $remote_addr $new { } }',
    memoryFiles({}),
  )
  const found = variablesOf(project).filter(({ name }) => name.toLowerCase() === 'new')
  expect(found.map(({ definitions, references }) => [definitions.length, references.length])).toEqual([
    [1, 1],
    [1, 0],
  ])
})

test('Lua code uses variables in its own way', async () => {
  expect(
    await variables(`
      server {
          content_by_lua_block { ngx.say(ngx.var.a, "$b") }
          access_by_lua 'ngx.log(ngx.ERR, "it\\'s $c", ngx.var.a)';
      }
    `),
  ).toEqual({ a: ' | content_by_lua_block:body@18 access_by_lua:0@36' })
})

test('a name no text can use is none', async () => {
  expect(await variables('map $a $b-c { } server { set $1a x; set ${d} x; }')).toEqual({ a: ' | map:0@1' })
})

test.each([
  ['server { set $a', { a: 'set:0@1 | ' }],
  ['server { set $a\n}', { a: 'set:0@1 | ' }],
  ['map $uri $a\nmap $uri $b { }', { uri: ' | map:0@1 map:3@1', a: 'map:1@1 | ', b: ' | map:4@1' }],
])('%j is broken, and has its names', async (text, expected) => {
  expect(await variables(text)).toEqual(expected)
})
