/** What nobody writes, and every format must carry: a name and directives with all that is special somewhere. */
export const HOSTILE_NAME = 'a\nb <&"\'>, :%;\u0001.conf'
export const HOSTILE = {
  [HOSTILE_NAME]: 'gzipp\u0001<&">]]>%0A::error:: on;\r\ngzip "a\nb";\nlocation / { \u001b[31m on; }\n',
}

/** One finding of each severity, with the options that make them so. */
export const GRADED = { 'a.conf': 'gzip maybe;\ngzipp on;\nlocation ~ { }\nserver_name a/b;\n' }
export const GRADES = [
  '--rule',
  'unknown-directive=warning',
  '--rule',
  'empty-regex=info',
  '--rule',
  'suspicious-server-name=hint',
]

/** A finding that another place explains. */
export const RELATED = {
  'nginx.conf': 'events { }\nhttp { include conf.d/*.conf; }\n',
  'conf.d/a.conf': 'upstream app { server 10.0.0.1; }\n',
  'conf.d/b.conf': '\nupstream app { server 10.0.0.1; }\n',
}
