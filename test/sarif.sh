#!/usr/bin/env bash
# Has Microsoft's validator read what `--format sarif` writes. Usage: sarif.sh [folder that keeps the validator]
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
tools=${1:-$(mktemp -d)}
folder=$(mktemp -d)
trap 'rm -rf "$folder"; [ -n "${1:-}" ] || rm -rf "$tools"' EXIT

fail() {
  echo "sarif.sh: $1" >&2
  exit 1
}

npm install --silent --no-audit --no-fund --prefix "$tools" @microsoft/sarif-multitool@5.7.0
multitool=$tools/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool

mkdir -p "$folder/repo/conf.d/50% #1?" "$folder/outside"
cd "$folder/repo"
cat > nginx.conf <<'CONF'
events { }
http {
    include conf.d/*/*.conf;
    include conf.d;
    upstream app { server 10.0.0.1; }
    upstream app { server 10.0.0.2; }
    server {
        localtion / { return 200 "🚀"; }
        gzip "may
be";
    }
}
CONF
printf 'server {\r\n    listen 80 http2;\r\n    gzip on\r\n}\r\n' > 'conf.d/50% #1?/ümlaut [x] &amp;.conf'
printf 'gzipp\x01 "caf\xe9";\n' > "$folder/outside/b c.conf"

# Exit status 2: a file is not there.
status=0
node "$root/packages/cli/bin/nginx-lint.js" --no-config --format sarif --output all.sarif \
  nginx.conf '../outside/b c.conf' missing.conf 2>/dev/null || status=$?
[ "$status" = 2 ] || fail "exit status $status instead of 2"
node "$root/packages/cli/bin/nginx-lint.js" --no-config --format sarif --output none.sarif "$root/fixtures/sites/php-site" ||
  fail "a site of the fixtures is not clean"

for name in all none; do
  # Its exit status is 0 whatever it finds: what it finds is in the file it writes.
  DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 "$multitool" validate "$name.sarif" --output "$name.said" --log ForceOverwrite \
    --level 'Error;Warning' --rule-kind 'Sarif;Ghas' >/dev/null || fail "the validator cannot read $name.sarif"
done

node - <<'JS'
const { readFileSync } = require('node:fs')
const runOf = (path) => JSON.parse(readFileSync(path, 'utf8')).runs[0]

// The project has no page on the web to give.
const isAccepted = ({ ruleId, message }) => ruleId === 'SARIF2005' && message.id.endsWith('nformationUri')

for (const name of ['all', 'none']) {
  const said = runOf(`${name}.said`)
  const failed = said.invocations?.some(({ executionSuccessful }) => executionSuccessful === false)
  const results = said.results.filter((result) => !isAccepted(result))
  if (!failed && results.length === 0) continue
  for (const { ruleId, message, locations } of results) console.error(ruleId, JSON.stringify({ message, locations }))
  throw new Error(`${name}.sarif is not as it should be`)
}

// What the validator is there to look at.
const { results, invocations } = runOf('all.sarif')
const has = {
  'five rules': new Set(results.map(({ ruleId }) => ruleId)).size >= 5,
  'related places': results.some(({ relatedLocations }) => relatedLocations),
  fixes: results.some(({ fixes }) => fixes),
  'a file outside': results.some(({ locations }) => locations[0].physicalLocation.artifactLocation.uri.startsWith('file:')),
  'a file that was not read': invocations[0].toolExecutionNotifications.length === 1,
}
for (const [what, is] of Object.entries(has)) if (!is) throw new Error(`all.sarif has not ${what}`)
if (runOf('none.sarif').results.length > 0) throw new Error('none.sarif has results')
console.log(`sarif-multitool has nothing to say about ${results.length} results`)
JS
