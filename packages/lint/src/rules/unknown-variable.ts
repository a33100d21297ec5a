import { type Lookup, loadsUnknownModules, type Project, registeredVariables } from '@nginx-lint/analysis'
import { type Missing, missingVariable } from '../missing-variable.ts'
import { conf, defineRule, type FileReport, type Related } from '../rule.ts'
import { isUnread } from '../unread.ts'
import { variableAt, writtenAs } from '../variable-places.ts'

export default defineRule({
  id: 'unknown-variable',
  group: 'correctness',
  severity: 'error',
  summary: 'A variable is used that neither nginx nor the configuration has',
  docs: `
    When nginx has read everything it looks up each variable that it has met, also those of log formats and maps that
    nothing uses, and refuses to load when one is neither its own nor defined: by \`set\`, \`map\`, \`geo\`,
    \`split_clients\`, \`auth_request_set\` or their like, or by a group \`(?<name>…)\` of a regular expression, anywhere
    in \`http\`, before or after. \`stream\` has variables of its own. Captures are \`$1\` to \`$9\`, and not in log formats nor
    on the left side of an \`if\`.

    Only a whole configuration is judged, with \`http\` and all its includes, and not when it has directives or loads modules
    that are not known here: they may have variables. Some variables came with a later release, or with NGINX Plus.
  `,
  nginxSays: ['unknown "nope" variable'],
  links: ['https://nginx.org/en/docs/varindex.html'],
  bad: [
    {
      code: conf`
        events { }
        http {
            log_format main "$remote_adr $1 ${'${host}'}_x";
        #                    ^^^^^^^^^^^ error[unknown-variable]: nothing defines the variable "$remote_adr", did you mean "$remote_addr"?
        #                                ^^ error[unknown-variable]: "$1" is no capture here, and no variable: name the group, (?<name>…), and write $name
            server {
                return 200 "$0 $host_cache $bakend";
            #               ^^ error[unknown-variable]: nginx has no "$0": captures are $1 to $9
            #                  ^^^^^^^^^^^ error[unknown-variable]: nothing defines the variable "$host_cache": if "_cache" is text, write "${'${host}'}_cache"
            #                              ^^^^^^^ error[unknown-variable]: nothing defines the variable "$bakend", did you mean "$backend"?
                set $backend "$nowhere$cokie_a_b";
            #                 ^^^^^^^^ error[unknown-variable]: nothing defines the variable "$nowhere"
            #                         ^^^^^^^^^^ error[unknown-variable]: nothing defines the variable "$cokie_a_b", did you mean "$cookie_a_b"?
            }
        }
        stream {
            log_format main "$request_time $backend";
        #                    ^^^^^^^^^^^^^ error[unknown-variable]: "$request_time" is a variable of http, and stream has none of that name
        #                                  ^^^^^^^^ error[unknown-variable]: "$backend" is defined in http, and stream has variables of its own
        }
      `,
    },
    {
      code: conf`
        events { }
        http {
            server {
                set ${'${a}'} 1;
            #       ^^^^ error[unknown-variable]: the braces become a part of the name here, so that "$a" is not defined: write $a
                return 200 "$a $1";
                add_header X ${'${1}'};
            #                ^^^^ error[unknown-variable]: braces make a variable's name of the "1": a capture is written $1
            }
        }
      `,
      fixed: conf`
        events { }
        http {
            server {
                set $a 1;
                return 200 "$a $1";
                add_header X $1;
            }
        }
      `,
    },
    {
      code: conf`
        events { }
        http {
            server {
                if ($host! = b) { }
            #       ^^^^^^ error[unknown-variable]: nginx takes all of "$host!" as the name of a variable
                location / {
                    memcached_pass 127.0.0.1:11211;
                #   ^^^^^^^^^^^^^^ error[unknown-variable]: "memcached_pass" reads the variable "$memcached_key", which nothing defines: set $memcached_key …
                }
            }
        }
      `,
    },
    {
      target: '1.18.0',
      code: conf`
        events { }
        http {
            log_format a "$connection_time $upstream_queue_time";
        #                 ^^^^^^^^^^^^^^^^ error[unknown-variable]: the variable "$connection_time" came with nginx 1.19.10, and 1.18.0 is asked for
        #                                  ^^^^^^^^^^^^^^^^^^^^ error[unknown-variable]: "$upstream_queue_time" is a variable of NGINX Plus
        }
      `,
    },
    {
      code: conf`
        events { }
        http {
            log_format a "$upstream_queue_time";
        #                 ^^^^^^^^^^^^^^^^^^^^ warning[unknown-variable]: "$upstream_queue_time" is a variable of NGINX Plus
        }
      `,
    },
  ],
  good: [
    conf`
      events { }
      http {
          log_format main "$REMOTE_ADDR $http_x $arg_ $later ${'${later}'}x $part $country";
          map $uri $Later { default $host; ~^/(?<part>\w+)$nope $1; "a$nope" $part; }
          geo $country { default $nope; }
          server {
              server_name ~^(?<sub>\w+)\.example\.com$ $nope;
              listen 80;
              set $a-b 1;
              if ($a-b = $sub) { return 200 "$1$10"; }
              location ~ \.(?<ext>a|b$)$ { add_header X $ext; }
              location / { set $memcached_key $uri; memcached_pass 127.0.0.1:11211; }
          }
      }
    `,
    conf`
      events { }
      http {
          some_module_set $x 1;
          server { return 200 $y; }
      }
    `,
    conf`
      load_module modules/ngx_http_some_module.so;
      events { }
      http { server { return 200 $some; } }
    `,
    conf`
      events { }
      http {
          proxy_cache_purge $purge_method;
          keyval_zone zone=z:1m;
          keyval $host $value zone=z;
          log_format a $value;
      }
    `,
    conf`
      events { }
      http {
          ssl_certificate $nope;
          ssl_certificate_key $nope;
          server {
              ssl_certificate a.pem;
              ssl_certificate_key a.key;
          }
      }
      stream { ssl_certificate $nope; }
    `,
    conf`server { return 200 $defined_elsewhere; }`,
    conf`
      events { }
      http {
          include /opt/elsewhere/*.conf;
          server { return 200 $defined_elsewhere; }
      }
    `,
    conf`
      events { }
      http {
          set $misplaced 1;
          server {
              set $a
              set $swallowed 1;
              return 200 $a$swallowed$misplaced;
          }
      }
    `,
  ],
  checkProject(project, report) {
    if (!project.complete || isGarbled(project)) return
    const families = registeredVariables(project)
    if (families.get('main')?.isOpen || loadsUnknownModules(project)) return
    const missing = missingVariable(project, families)
    for (const [family, registered] of families) {
      if ((family !== 'http' && family !== 'stream') || registered.isOpen) continue
      for (const [name, uses] of registered.uses) {
        if (registered.definitions.has(name) || registered.doubtful.has(name)) continue
        for (const same of apart(uses.filter(({ statement }) => !isUnread(statement, project)))) {
          const found = missing(name, family, same)
          if (found) say(found, same, report)
        }
      }
    }
  },
})

/** Behind an unclosed quote all is text: what it defines cannot be seen. */
const isGarbled = ({ files }: Project): boolean =>
  [...files.values()].some((file) =>
    file.errors.some(({ code }) => code === 'unclosed-quote' || code === 'too-long-word'),
  )

/** A number is no name that is forgotten in one place: each way of writing it is a mistake of its own. */
function apart(uses: readonly Lookup[]): Iterable<readonly Lookup[]> {
  if (!/^\d/.test(uses[0]?.name ?? '')) return [uses]
  const ways = new Map<string, Lookup[]>()
  for (const use of uses) {
    const way = `${writtenAs(use)} ${use.takesCaptures}`
    ways.set(way, [...(ways.get(way) ?? []), use])
  }
  return ways.values()
}

/** One finding for a name: whoever has forgotten a definition has made one mistake. */
function say({ lookup, at, message, more }: Missing, uses: readonly Lookup[], report: FileReport): void {
  const related: Related[] = []
  for (const use of uses) {
    const there: Related = { file: use.statement.file, at: variableAt(use), message: 'used here as well' }
    const isKnown = [{ file: lookup.statement.file, at }, ...related].some(
      (known) => known.file === there.file && known.at.start === there.at.start,
    )
    if (!isKnown && related.push(there) === SHOWN) break
  }
  report(lookup.statement.file, at, message, { ...more, ...(related.length > 0 && { related }) })
}

/** Other uses that are shown with a finding. */
const SHOWN = 5
