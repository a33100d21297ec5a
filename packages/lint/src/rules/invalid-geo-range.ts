import { type GeoFinding, geoFindings } from '../geo.ts'
import { conf, defineRule, type More } from '../rule.ts'

export default defineRule({
  id: 'invalid-geo-range',
  group: 'correctness',
  severity: 'error',
  summary: 'A "geo" block mixes ranges of addresses with networks, or ranges overlap',
  docs: `
    A \`geo\` block holds networks such as \`10.0.0.0/8\`, or, when \`ranges;\` stands before all others, ranges of IPv4
    addresses such as \`10.0.0.0-10.0.0.99\`; it never holds both. A range may lie within one before it, but not overlap
    it in part. A \`delete\` that finds nothing to delete is a warning.
  `,
  nginxSays: [
    'the "ranges" directive must be the first directive inside "geo" block',
    'invalid network "10.0.0.0-10.0.0.9"',
    'invalid range "10.0.0.0/8"',
    'range "10.0.0.5-10.0.0.19" overlaps "10.0.0.0-10.0.0.9"',
    'no network "10.0.0.0/8" to delete',
  ],
  links: ['https://nginx.org/en/docs/http/ngx_http_geo_module.html'],
  bad: [
    {
      code: conf`
        http {
            geo $a {
                10.0.0.0-10.0.0.9 1;
            #   ^^^^^^^^^^^^^^^^^ error[invalid-geo-range]: nginx takes ranges only after a line "ranges;"
                default 0;
                ranges;
            #   ^^^^^^ error[invalid-geo-range]: "ranges" must stand before all networks and "default"
            }
            geo $b {
                10.0.0.0/8 1;
                delete 10.0.0.0/9;
            #          ^^^^^^^^^^ warning[invalid-geo-range]: there is no "10.0.0.0/9" before this to delete
            }
        }
      `,
    },
    {
      code: conf`
        stream {
            geo $a {
                ranges;
                10.0.0.0/8 1;
            #   ^^^^^^^^^^ error[invalid-geo-range]: after "ranges" nginx takes no networks: write a range such as 10.0.0.0-10.0.0.99
                11.0.0.0-11.0.0.9 1;
                11.0.0.5-11.0.0.19 2;
            #   ^^^^^^^^^^^^^^^^^^ error[invalid-geo-range]: the range overlaps "11.0.0.0-11.0.0.9" in part
                delete 11.0.0.0-11.0.0.5;
            #          ^^^^^^^^^^^^^^^^^ warning[invalid-geo-range]: there is no "11.0.0.0-11.0.0.5" before this to delete
            }
        }
      `,
    },
  ],
  good: [
    conf`
      http {
          geo $a {
              proxy 10.0.0.0/8;
              ranges;
              default 0;
              10.0.0.0-10.0.0.9 1;
              10.0.0.0-10.0.0.5 2;
              10.0.0.6-10.0.0.9 3;
              delete 10.0.0.0-10.0.0.5;
              9.255.0.0-10.0.0.5 4;
          }
          geo $b {
              include elsewhere.conf;
              delete 10.0.0.0/8;
          }
      }
    `,
    conf`stream { geo $c { 2001:db8::/32 1; delete 2001:0db8::1/32; } }`,
  ],
  checkProject(project, report) {
    for (const finding of geoFindings(project)) {
      const { kind, statement, word, before } = finding
      if (kind === 'duplicate') continue
      const more: More = {
        ...(kind === 'nothing' && { severity: 'warning' }),
        ...(before && { related: [{ file: before.file, at: before.node.name, message: 'this one' }] }),
      }
      report(statement.file, word, messageOf(finding), more)
    }
  },
})

function messageOf({ kind, word, before }: GeoFinding): string {
  switch (kind) {
    case 'late-ranges':
      return '"ranges" must stand before all networks and "default"'
    case 'range':
      return 'nginx takes ranges only after a line "ranges;"'
    case 'network':
      return 'after "ranges" nginx takes no networks: write a range such as 10.0.0.0-10.0.0.99'
    case 'overlap':
      return `the range overlaps "${before?.name}" in part`
    case 'duplicate':
      return `this geo has "${before?.name}" already`
    case 'nothing':
      return `there is no "${word.value}" before this to delete`
  }
}
