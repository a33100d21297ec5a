import { describe, expect, it } from 'vitest'
import { checkRegex, refusal } from './index.ts'

/** Each: the pattern, and below the place what is wrong there, in our words and in those of pcre2test 10.42. */
const refused = {
  groups: String.raw`
^/user/(\d+
       ^ missing ")" for this group # missing closing parenthesis

^(?<host>.+\.example\.(com|net)$
 ^^^^^^^^ missing ")" for this group # missing closing parenthesis

^/café/(\d+)/(.*
             ^ missing ")" for this group # missing closing parenthesis

(a|b))
     ^ no group is open for this ")" # unmatched closing parenthesis

a(?#comment
 ^^^ missing ")" for this comment # missing ) after (?# comment

(?
^^ missing ")" for this group # missing closing parenthesis

(?*
^^^ missing ")" for this group # missing closing parenthesis

(?kx)
^^^ "(?k" is no kind of group, and no option # unrecognized character after (? or (?-

(?i-s-m:a)
     ^ this hyphen is one too many # invalid hyphen in option setting

(?1
^^^ missing ")" after "(?1" # missing closing parenthesis

(?R
^^^ ")" must follow "(?R" # (?R (recursive pattern call) must be followed by a closing parenthesis

(?+a)
^^^ a number must follow "(?+" # digit expected after (?+ or (?-

(?Px)
^^^^ "(?P" is followed by "<", "=" or ">" only # unrecognized character after (?P

(?>a
^^^ missing ")" for this group # missing closing parenthesis

(?C256)
^^^^^^ the number of a callout is 255 at most # number after (?C is greater than 255

(?C1
^^^^ missing ")" for this callout # closing parenthesis for (?C expected

(?Cx)
^^^ a number or a text in quotes must follow "(?C" # unrecognized string delimiter follows (?C

(?C'text)
^^^^ missing ' at the end of the callout's text # missing terminating delimiter for callout with string argument
`,
  quantifiers: String.raw`
*.jpg
^ nothing to repeat before "*" # quantifier does not follow a repeatable item

^*
 ^ nothing to repeat before "*" # quantifier does not follow a repeatable item

a**
  ^ nothing to repeat before "*" # quantifier does not follow a repeatable item

a+++
   ^ nothing to repeat before "+" # quantifier does not follow a repeatable item

(|+)
  ^ nothing to repeat before "+" # quantifier does not follow a repeatable item

(?i)+
    ^ nothing to repeat before "+" # quantifier does not follow a repeatable item

\b+
  ^ nothing to repeat before "+" # quantifier does not follow a repeatable item

{2}
^^^ nothing to repeat before "{2}" # quantifier does not follow a repeatable item

a{3,2}
 ^^^^^ the numbers of "{3,2}" are out of order # numbers out of order in {} quantifier

a{65536}
 ^^^^^^^ the largest number in a quantifier is 65535 # number too big in {} quantifier

(*)
 ^ nothing to repeat before "*" # quantifier does not follow a repeatable item

((a{100}){100}){100}
^^^^^^^^^^^^^^^^^^^^ the pattern needs more than 65536 bytes when it is compiled # regular expression is too large
`,
  'character classes': String.raw`
[a-z
^ missing "]" for this character class # missing terminating ] for character class

[]
^ missing "]" for this character class # missing terminating ] for character class

[^]
^ missing "]" for this character class # missing terminating ] for character class

^[z-a]+$
  ^^^ the range "z-a" is out of order # range out of order in character class

[à-z]
 ^^^ the range "à-z" is out of order, byte by byte # range out of order in character class

[\w-.]
 ^^^ "\w-" is no range: put the hyphen last, or write "\-" # invalid range in character class

[a-\d]
 ^^^^ "a-\d" is no range: put the hyphen last, or write "\-" # invalid range in character class

[[:alpha:]-z]
 ^^^^^^^^^^ "[:alpha:]-" is no range: put the hyphen last, or write "\-" # invalid range in character class

[[:foo:]]
 ^^^^^^^ there is no class "[:foo:]" # unknown POSIX class name

[:alpha:]
^^^^^^^^^ "[:alpha:]" works only in a character class, as in "[[:alpha:]]" # POSIX named classes are supported only within a class

[[.a.]]
 ^^^^^ "[.a.]" is not supported # POSIX collating elements are not supported

[\B]
 ^^ "\B" has no meaning in a character class # escape sequence is invalid in character class

[\R]
 ^^ "\R" has no meaning in a character class # escape sequence is invalid in character class

[\N]
 ^^ "\N" has no meaning in a character class # \N is not supported in a class

[\Q]
^ missing "]" for this character class # missing terminating ] for character class
`,
  escapes: String.raw`
\
^ nothing follows the "\" at the end # \ at end of pattern

a\c
 ^^ a character must follow "\c" # \c at end of pattern

\cé
^^^ only printable ascii may follow "\c" # \c must be followed by a printable ASCII character

\y
^^ "\y" is no escape that PCRE2 knows # unrecognized character follows \

\U
^^ "\U" is not supported # PCRE2 does not support \F, \L, \l, \N{name}, \U, or \u

\N{SPACE}
^^^ "\N{name}" is not supported # PCRE2 does not support \F, \L, \l, \N{name}, \U, or \u

\N{U+41}
^^^^^ "\N{U+…}" works only in a pattern that begins with (*UTF) # \N{U+dddd} is supported only in Unicode (UTF) mode

\x{100}
^^^^^^^ "\x{100}" is over \x{ff}, the largest character here # character code point value in \x{} or \o{} is too large

\x{12
^^^^^ missing "}" after the hexadecimal digits # non-hex character in \x{} (closing brace missing?)

\x{}
^^^^ there are no digits between the braces # digits missing in \x{} or \o{} or \N{U+}

\o7
^^ "{" must follow "\o" # missing opening brace after \o

\o{9}
^^^ missing "}" after the octal digits # non-octal character in \o{} (closing brace missing?)

\o{400}
^^^^^^^ "\o{400}" is over \x{ff}, the largest character here # character code point value in \x{} or \o{} is too large

\400
^^^^ "\400" is over \377, the largest byte # octal value is greater than \377 in 8-bit non-UTF-8 mode

(*UTF8)\x{d800}
       ^^^^^^^^ "\x{d800}" is a surrogate, no character # disallowed Unicode code point (>= 0xd800 && <= 0xdfff)

\p
^^ a property must follow, as in "\p{L}" # malformed \P or \p sequence

\p{L
^^^^ missing "}" after the name of the property # malformed \P or \p sequence

\p{Foo}
^^^^^^^ there is no property "{Foo}" # unknown property after \P or \p

\p{script=Lu}
^^^^^^^^^^^^^ there is no property "{script=Lu}" # unknown property after \P or \p
`,
  names: `
(?<n>a)(?<n>b)
          ^ there is another group called "n" # two named subpatterns have the same name (PCRE2_DUPNAMES not set)

(?|(?<a>x)|(?<b>y))
              ^ group 1 is called "a" in another branch # different names for subpatterns of the same number are not allowed

(?<1st>x)
   ^ a group's name may not begin with a digit # subpattern name must start with a non-digit

(?<>x)
  ^^ a group's name must follow # subpattern name expected

(?<my-name>x)
   ^^^ missing ">" after the group's name "my", which may have letters, digits and "_" only # syntax error in subpattern name (missing terminator?)

(?<name
   ^^^^ missing ">" after the group's name "name" # syntax error in subpattern name (missing terminator?)

(?<é>x)
  ^^ a group's name must follow # subpattern name expected

(?<a123456789012345678901234567890123>x)
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a name may have 32 characters at most # subpattern name is too long (maximum 32 code units)
`,
  references: String.raw`
\1
^^ there is no group 1 # reference to non-existent subpattern

(a)\2
   ^^ there is no group 2 # reference to non-existent subpattern

(a)\g{-2}
   ^^^^^ there is 1 group before this, not 2 # reference to non-existent subpattern

(a)\g{+0}
   ^^^^^ "+0" is no group: "-1" is the last one before, "+1" the next # a relative value of zero is not allowed

\g0
^^^ there is no group 0 # reference to non-existent subpattern

\g
^^ a group must follow "\g", as in "\g{1}" # \g is not followed by a braced, angle-bracketed, or quoted name/number or by a plain number

\g{1
^^^^ missing "}" after the group's number # \g is not followed by a braced, angle-bracketed, or quoted name/number or by a plain number

\g{65536}
^^^^^^^^ the largest group number is 65535 # subpattern number is too big

\k<foo>
^^^^^^^ there is no group called "foo" # reference to non-existent subpattern

\k
^^ a name in <>, {} or quotes must follow "\k" # \k is not followed by a braced, angle-bracketed, or quoted name

(?P=foo)
^^^^^^^^ there is no group called "foo" # reference to non-existent subpattern

(?&foo)
^^^^^^^ there is no group called "foo" # reference to non-existent subpattern

(?P>foo)
^^^^^^^^ there is no group called "foo" # reference to non-existent subpattern

(?3)
^^^^ there is no group 3 # reference to non-existent subpattern

\g<2>(a)
^^^^^ there is no group 2 # reference to non-existent subpattern

\81
^^^ there is no group 81 # reference to non-existent subpattern
`,
  conditions: `
(x)(?(1)a|b|c)
   ^^^^^ a conditional group has two branches at most, for yes and for no # conditional subpattern contains more than two branches

(?(DEFINE)a|b)
^^^^^^^^^^ a group of definitions has one branch only # DEFINE subpattern contains more than one branch

(?(foo)a)
   ^^^ there is no group called "foo" # reference to non-existent subpattern

(?(2)a)(b)
   ^ there is no group 2 # reference to non-existent subpattern

(?(R2)a)(b)
   ^^ there is no group 2 # reference to non-existent subpattern

(?(1a)
^^^^ missing ")" after the condition # missing closing parenthesis for condition

(?(VERSION>x)a)
   ^^^^^^^ a version such as VERSION>=10.42 must stand here # syntax error or number too big in (?(VERSION condition

(?(?:a)b)
  ^ only an assertion may follow "(?(" # assertion expected after (?( or (?(?C)

(?(*napla:a)b)
  ^^^^^^^ the assertion of a condition has to be atomic # atomic assertion expected after (?( or (?(?C)

(?(?=a)+b)
       ^ nothing to repeat before "+" # quantifier does not follow a repeatable item
`,
  lookarounds: String.raw`
(?<=a+)b
    ^^ a lookbehind needs a fixed length, which "a+" does not have # lookbehind assertion is not fixed length

(?<!^/api/.*)$
          ^^ a lookbehind needs a fixed length, which ".*" does not have # lookbehind assertion is not fixed length

(?<=a|b(c|de))
       ^^^^^^ a lookbehind needs a fixed length, which "(c|de)" does not have # lookbehind assertion is not fixed length

(?<=\R)x
    ^^ a lookbehind needs a fixed length, which "\R" does not have # lookbehind assertion is not fixed length

(a*)(?<=\1)
        ^^ a lookbehind needs a fixed length, which "\1" does not have # lookbehind assertion is not fixed length

(?<=(?1))(a?)
    ^^^^ a lookbehind needs a fixed length, which "(?1)" does not have # lookbehind assertion is not fixed length

(?<=(?R))
    ^^^^ a lookbehind needs a fixed length, which "(?R)" does not have # lookbehind assertion is not fixed length

(?<=(*UTF8))
    ^^^^^^ "(*UTF8" is no verb that PCRE2 knows here # (*VERB) not recognized or malformed

(*UTF8)(?<=\C)
           ^^ a lookbehind may not have "\C" here # \C is not allowed in a lookbehind assertion in UTF-8 mode

(?<=a{65535}b)
            ^ a lookbehind may be 65535 characters long at most # lookbehind assertion is too long

(?=\K)
   ^^ "\K" may not be in a lookaround # \K is not allowed in lookarounds (but see PCRE2_EXTRA_ALLOW_LOOKAROUND_BSK)

(*plb:a*)
      ^^ a lookbehind needs a fixed length, which "a*" does not have # lookbehind assertion is not fixed length

(*xyz:a)
^^^^^ "(*xyz" is no assertion that PCRE2 knows # (*alpha_assertion) not recognized
`,
  verbs: `
(*FOO)
^^^^^ "(*FOO" is no verb that PCRE2 knows here # (*VERB) not recognized or malformed

(*FAIL
^^^^^^ missing ")" after "(*FAIL" # (*VERB) not recognized or malformed

(*MARK)
^^^^^^^ "(*MARK:" takes a name # (*MARK) must have an argument

(*:
^^^ missing ")" after "(*:" # (*VERB) not recognized or malformed

a(*UTF8)
 ^^^^^^ "(*UTF8" is no verb that PCRE2 knows here # (*VERB) not recognized or malformed

(*LIMIT_MATCH=x)a
^^^^^^^^^^^^^^ "(*LIMIT_MATCH=" takes a number and ")" # (*VERB) not recognized or malformed
`,
}

describe.each(Object.entries(refused))('what PCRE2 refuses: %s', (_, drawings) => {
  it.each(drawings.trim().split('\n\n'))('%s', (drawing) => {
    const [pattern = ''] = drawing.split('\n')
    expect(draw(pattern)).toBe(drawing)
  })
})

function draw(pattern: string): string {
  const error = refusal(pattern)
  if (!error) return pattern
  const carets = ' '.repeat(error.offset) + '^'.repeat(error.length)
  return `${pattern}\n${carets} ${error.message} # ${error.pcre}`
}

it.each(['(?<=a|b(c|de))x', '(?r)a', '(?aS)\\w', `(?<${'n'.repeat(40)}>a)`, '\\p{Newscript}'])(
  'a later PCRE2 may take %s',
  (pattern) => {
    expect(refusal(pattern)).toBeDefined()
    expect(checkRegex(pattern)).toBeUndefined()
  },
)
