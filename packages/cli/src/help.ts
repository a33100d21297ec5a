import { NEWEST } from '@nginx-lint/directives'
import type { Arguments } from './arguments.ts'
import { version } from './version.ts'

export function help(command: Arguments['command'] | undefined): string {
  return command === 'explain' ? explainHelp : checkHelp
}

export const versions = (): string =>
  `nginx-lint ${version} (knows nginx up to ${NEWEST}; node ${process.versions.node})\n`

const checkHelp = `Finds what "nginx -t" would refuse, and what loads but is wrong, without nginx.

Usage: nginx-lint [check] [options] [file | folder | glob | -] ...
       nginx-lint explain [rule | directive | $variable] ...

  nginx-lint                          all nginx files below the current folder
  nginx-lint nginx.conf               a configuration with all that it includes
  nginx-lint conf.d/shop.conf         a fragment; where it belongs is found out
  nginx-lint README.md                the \`\`\`nginx blocks of a document
  nginx -T | nginx-lint -             what a running nginx has loaded
  nginx-lint explain proxy_pass       what is known about a directive

What nginx has:
  --target VERSION        check for this release, such as 1.18.0 (default: ${NEWEST})
  --plus                  for NGINX Plus
  --context CONTEXT       where fragments belong, such as http.server
  --prefix DIR            where relative includes start (default: the folder of the file)

What is said:
  --rule ID=SEVERITY      off, hint, info, warning or error; may be repeated
  -q, --quiet             errors only
  --max-warnings N        more warnings than this fail, too (default: warnings do not)
  --format FORMAT         pretty or json (default: pretty)
  --color, --no-color     instead of looking at the terminal, NO_COLOR and FORCE_COLOR

Mending:
  --fix                   mend in place what is safe to mend, and report the rest
  --diff                  print what --fix would do, as a unified diff

Other:
  --stdin-filename PATH   what standard input is, for messages and includes
  --config FILE           settings (default: the nearest nginx-lint.json upwards)
  --no-config             no settings
  --debug                 print the stack of an internal error
  -h, --help              this text
  -V, --version           the version

Exit status: 0 clean, 1 errors (or too many warnings), 2 the call or the input could not be used.
A comment "# nginx-lint-ignore RULE: why" before or behind a line silences a rule there.
`

const explainHelp = `Prints what is known about a rule, a directive or a variable.

Usage: nginx-lint explain [rule | directive | $variable] ...

  nginx-lint explain                      the list of rules
  nginx-lint explain unknown-directive    a rule, with examples
  nginx-lint explain proxy_pass           a directive: syntax, contexts, default, releases
  nginx-lint explain '$upstream_status'   a variable (in quotes, for the shell)

Exit status: 0, or 2 when there is nothing of that name.
`
