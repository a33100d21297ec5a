import { NEWEST } from '@nginx-lint/directives'
import type { Arguments } from './arguments.ts'
import { version } from './version.ts'

export function help(command: Arguments['command'] | undefined): string {
  const texts = {
    check: checkHelp,
    format: formatHelp,
    route: routeHelp,
    routes: routesHelp,
    explain: explainHelp,
    lsp: lspHelp,
  }
  return texts[command ?? 'check']
}

export const versions = (): string =>
  `nginx-lint ${version} (knows nginx up to ${NEWEST}; node ${process.versions.node})\n`

const checkHelp = `Finds what "nginx -t" would refuse, and what loads but is wrong, without nginx.

Usage: nginx-lint [check] [options] [file | folder | glob | -] ...
       nginx-lint format [options] [file | folder | glob | -] ...
       nginx-lint route [options] URL ... [file]
       nginx-lint routes [options] [file]
       nginx-lint explain [rule | directive | $variable] ...
       nginx-lint lsp --stdio

  nginx-lint                          all nginx files below the current folder
  nginx-lint nginx.conf               a configuration with all that it includes
  nginx-lint conf.d/shop.conf         a fragment; where it belongs is found out
  nginx-lint README.md                the \`\`\`nginx blocks of a document
  nginx -T | nginx-lint -             what a running nginx has loaded
  nginx-lint route http://a.com/b     which location serves a URL, and why
  nginx-lint explain proxy_pass       what is known about a directive

What nginx has:
  --target VERSION        check for this release, such as 1.18.0 (default: ${NEWEST})
  --flavour FLAVOUR       nginx, plus or openresty (default: nginx)
  --plus                  the same as --flavour plus: for NGINX Plus
  --context CONTEXT       where fragments belong, such as http.server
  --prefix DIR            where relative includes start (default: the folder of the file)
  --path FROM=TO          where an absolute folder is here: /etc/nginx=./conf; may be repeated

What is said:
  --rule ID=SEVERITY      off, hint, info, warning or error; may be repeated
  -q, --quiet             errors only
  --baseline FILE         hide the findings that FILE knows: what is new counts
  --no-baseline           show them, whatever the settings say
  --write-baseline        record what is found (default: nginx-lint.baseline.json)
  --max-warnings N        more warnings than this fail, too (default: warnings do not)
  --format FORMAT         pretty (default), json, sarif, github, gitlab, checkstyle, junit or
                          errorformat
  -o, --output FILE       where the report goes, instead of standard output
  --color, --no-color     instead of looking at the terminal, NO_COLOR and FORCE_COLOR

Mending:
  --fix                   mend in place what is safe to mend, and report the rest
  --diff                  print what --fix would do, as a unified diff

Other:
  --ignore-unknown        leave out named files, too, that are evidently not nginx's
  --stdin-filename PATH   what standard input is, for messages and includes
  --config FILE           settings (default: the nearest nginx-lint.config.json upwards)
  --no-config             no settings
  --debug                 print the stack of an internal error
  -h, --help              this text
  -V, --version           the version

Exit status: 0 clean, 1 errors (or too many warnings), 2 the call or the input could not be used.
A comment "# nginx-lint-ignore RULE: why" before or behind a line silences a rule there.
`

const formatHelp = `Lays out nginx files: moves white space, and nothing else.

Usage: nginx-lint format [options] [file | folder | glob | -] ...

  nginx-lint format nginx.conf        prints the file as it should be
  nginx-lint format --write           formats all nginx files below the current folder
  nginx-lint format --check conf.d    lists the files of a folder that are not formatted
  nginx-lint format - < a.conf        from standard input to standard output

What is done:
  --write                 format in place
  --check                 list what --write would change
  --diff                  print what --write would change, as a unified diff
  --ignore-unknown        leave out named files, too, that are evidently not nginx's

How it is to look (otherwise as the settings say, then .editorconfig):
  --indent N              N spaces for each level, or "tab" (default: 4)
  --line-width N          wrap statements that are wider than N columns (default: wrap none)

Other:
  -q, --quiet             say only what is wrong
  --color, --no-color     instead of looking at the terminal, NO_COLOR and FORCE_COLOR
  --stdin-filename PATH   what standard input is, for messages and settings
  --config FILE           settings (default: the nearest nginx-lint.config.json upwards)
  --no-config             no settings but .editorconfig
  --debug                 print the stack of an internal error
  -h, --help              this text
  -V, --version           the version

Exit status: 0 all is well, 1 --check or --diff found something to format, 2 the call or a file
could not be used. A file with syntax errors is left as it is, and so is what stands between the
comments "# nginx-lint-format off" and "# nginx-lint-format on".
`

const routeHelp = `Follows a URL through a configuration: which location serves it, and why.

Usage: nginx-lint route [options] URL ... [file]

  nginx-lint route http://example.com/a/b       through the configuration that is here
  nginx-lint route /a/b conf/nginx.conf         through this one; without a host
  nginx-lint route /a /b /c nginx.conf          a table of several
  nginx-lint route --urls urls.txt nginx.conf   the same, of a list
  nginx-lint route --expect routes.txt          does every URL go where the list says?
  nginx -T | nginx-lint route /a -              what a running nginx has loaded

The request:
  -X, --method METHOD     such as POST (default: GET)
  -H, --header HEADER     such as "Cookie: a=b"; may be repeated
  --listen ADDRESS        the address it comes to, such as 10.0.0.1:80

Many requests:
  --urls FILE             a list: a URL a line, a method before it or not, # comments
  --expect FILE           the same with where each is to go: "/img/a.png -> location /img/"

What nginx has:
  --target VERSION, --flavour FLAVOUR, --plus, --context CONTEXT, --prefix DIR, --path FROM=TO
                          as of "check"

Other:
  --json                  for other programs
  --color, --no-color     instead of looking at the terminal, NO_COLOR and FORCE_COLOR
  --stdin-filename PATH   what standard input is, for messages and includes
  --config FILE           settings (default: the nearest nginx-lint.config.json upwards)
  --no-config             no settings
  --debug                 print the stack of an internal error
  -h, --help              this text
  -V, --version           the version

Exit status: 0, 1 when a URL goes elsewhere than --expect says, 2 the call or the input could not
be used. Nothing is sent: what files, headers or programs decide is shown as a fork.
`

const routesHelp = `Lists all that the servers of a configuration serve, in the order in which nginx looks.

Usage: nginx-lint routes [options] [file]

  nginx-lint routes                       of the configuration that is here
  nginx-lint routes conf/nginx.conf       of this one

  --json                  for other programs
  --target VERSION, --flavour FLAVOUR, --plus, --context CONTEXT, --prefix DIR, --path FROM=TO
                          as of "check"
  --color, --no-color     instead of looking at the terminal, NO_COLOR and FORCE_COLOR
  --stdin-filename PATH   what standard input is, for messages and includes
  --config FILE           settings (default: the nearest nginx-lint.config.json upwards)
  --no-config             no settings
  --debug                 print the stack of an internal error
  -h, --help              this text
  -V, --version           the version

Exit status: 0, or 2 when the call or the input could not be used.
`

const explainHelp = `Prints what is known about a rule, a directive or a variable.

Usage: nginx-lint explain [rule | directive | $variable] ...

  nginx-lint explain                      the list of rules
  nginx-lint explain unknown-directive    a rule, with examples
  nginx-lint explain proxy_pass           a directive: syntax, contexts, default, releases
  nginx-lint explain '$upstream_status'   a variable (in quotes, for the shell)

  --color, --no-color     instead of looking at the terminal, NO_COLOR and FORCE_COLOR
  --debug                 print the stack of an internal error
  -h, --help              this text
  -V, --version           the version

Exit status: 0, or 2 when there is nothing of that name.
`

const lspHelp = `Serves an editor by the Language Server Protocol: findings, completion, hover, rename and more.

Usage: nginx-lint lsp [--stdio | --node-ipc]

  --stdio                 speak at standard input and output (default)
  --node-ipc              speak at the IPC channel of the Node process that started this one
  --clientProcessId ID    end when this process does; clients add it on their own
  --debug                 print the stack of an internal error
  -h, --help              this text
  -V, --version           the version

Exit status: 0 when the editor has said that it ends, 1 when it just went.
Editors start it themselves; docs/editors.md says how to tell them.
`
