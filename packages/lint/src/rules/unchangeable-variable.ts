import { type Lookup, loadsModule, type Project, registeredVariables } from '@nginx-lint/analysis'
import { existsIn, type KnownVariable } from '@nginx-lint/directives'
import { mayDefineVariables, reading } from '../reads.ts'
import { conf, defineRule } from '../rule.ts'
import { variableAt, writtenAs } from '../variable-places.ts'

export default defineRule({
  id: 'unchangeable-variable',
  group: 'correctness',
  severity: 'error',
  summary: 'A variable of nginx is defined again that nobody may change',
  docs: `
    Most of nginx's own variables are read-only: \`set\`, \`map\`, \`geo\`, \`auth_request_set\` and their like may not define
    them again, and neither may a group \`(?<name>…)\` of a regular expression. Take another name. \`$args\`,
    \`$limit_rate\` and some more may be set, and so may names such as \`$http_x\`, unless the very name is nginx's own
    (\`$http_host\`).
  `,
  nginxSays: ['the duplicate "host" variable'],
  bad: [
    {
      code: conf`
        http {
            map $uri $Status { default 1; }
        #            ^^^^^^^ error[unchangeable-variable]: nginx has a variable "$Status" of its own, which cannot be defined again
            server {
                server_name ~^(?<host>.+)$;
            #                    ^^^^ error[unchangeable-variable]: the group "host" would define the variable "$host", which nginx has itself: give it another name
                set $http_host a;
            #       ^^^^^^^^^^ error[unchangeable-variable]: nginx has a variable "$http_host" of its own, which cannot be defined again
            }
        }
        stream {
            geo $protocol { default a; }
        #       ^^^^^^^^^ error[unchangeable-variable]: nginx has a variable "$protocol" of its own, which cannot be defined again
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          map $uri $protocol { default 1; }
          map $uri $ssl_cipher { default 1; }
          server {
              server_name ~^(?<hosts>.+)$;
              set $args a;
              set $http_x a;
              set ${'${host}'} a;
              set $memcached_key a;
              set $geoip_city a;
              set $upstream_queue_time a;
              if ($http_host ~ (?<args>a)) { return 200 $host; }
              valid_referers ~(?<host>a) b;
          }
          gzip_disable (?<host>a);
      }
      stream { map $remote_addr $host { default 1; } }
    `,
    { target: '1.18.0', code: conf`http { server { set $connection_time 1; } }` },
  ],
  checkProject: reading(
    (statement) => statement.name === 'load_module' || mayDefineVariables(statement),
    (project, report) => {
      for (const [family, { definitions }] of registeredVariables(project)) {
        for (const [name, places] of definitions) {
          if (!isUnchangeable(project.registry.variable(name, family, project.options.target), name, project)) continue
          for (const place of places) report(place.statement.file, variableAt(place), message(place))
        }
      }
    },
  ),
})

/** ngx_http_add_variable(), of a name that a module which is certainly there has added before. */
function isUnchangeable(facts: KnownVariable | undefined, name: string, project: Project): boolean {
  if (!facts || facts.name !== name || facts.changeable || facts.awaited) return false
  const { options } = project
  if (!existsIn(facts, options.target) || (facts.plus && !options.plus) || facts.module.thirdParty) return false
  return !facts.module.dynamic || loadsModule(project, facts.module.name)
}

function message(place: Lookup): string {
  const shown = writtenAs(place)
  return place.role === 'captures'
    ? `the group "${shown}" would define the variable "$${shown}", which nginx has itself: give it another name`
    : `nginx has a variable "${shown}" of its own, which cannot be defined again`
}
