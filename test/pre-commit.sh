#!/usr/bin/env bash
# The hooks of .pre-commit-hooks.yaml, as a user has them: the real pre-commit (Debian's) installs them from a clone of
# this working tree, committed or not, and runs them in another repository.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
unset $(git rev-parse --local-env-vars)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export PRE_COMMIT_HOME=$folder/home PRE_COMMIT_COLOR=never

if ! command -v pre-commit >/dev/null; then
  apt-get update -q
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends pre-commit >/dev/null
fi
pre-commit --version

new_repository() {
  git init -q "$1"
  git -C "$1" config user.name test
  git -C "$1" config user.email test@example.org
  git -C "$1" config commit.gpgsign false
}

# What would be committed here, as a repository with one commit.
new_repository "$folder/hooks"
cd "$root"
git ls-files -co --exclude-standard -z | while IFS= read -rd '' path; do
  if [ -e "$path" ] || [ -L "$path" ]; then printf '%s\0' "$path"; fi
done | xargs -0 cp -P --parents -t "$folder/hooks"
git -C "$folder/hooks" add -Af 2>/dev/null
git -C "$folder/hooks" commit -qm snapshot
revision=$(git -C "$folder/hooks" rev-parse HEAD)

new_repository "$folder/mine"
cd "$folder/mine"

# Usage: use HOOK [ARGS [SETTING]]
use() {
  cat > .pre-commit-config.yaml <<YAML
repos:
  - repo: file://$folder/hooks
    rev: $revision
    hooks:
      - id: $1
        args: [${2-}]
        ${3-}
YAML
  git add .pre-commit-config.yaml
}

fail() {
  printf 'pre-commit.sh: %s\n' "$*" >&2
  sed 's/^/  | /' "$folder/out" >&2
  exit 1
}

# Usage: commit; the status of git commit is in $status, what it printed in $folder/out
commit() {
  git add -A
  status=0
  git commit -m change >"$folder/out" 2>&1 || status=$?
}

passes() {
  commit
  [ "$status" = 0 ] || fail "$1: the commit is refused"
  printf 'ok  %s\n' "$1"
}

# Usage: refuses NAME TEXT...
refuses() {
  local name=$1 before
  shift
  before=$(git rev-parse -q --verify HEAD || true)
  commit
  [ "$status" != 0 ] || fail "$name: the commit went through"
  [ "$before" = "$(git rev-parse -q --verify HEAD || true)" ] || fail "$name: there is a commit"
  for text in "$@"; do grep -qF -- "$text" "$folder/out" || fail "$name: it does not say: $text"; done
  printf 'ok  %s\n' "$name"
}

count() { grep -cF -- "$1" "$folder/out" || true; }

use nginx-lint
pre-commit install >/dev/null
printf 'events {}\nhttp {\n    server {\n        localtion / {}\n    }\n}\n' > nginx.conf
refuses 'a mistake stops the commit' 'nginx.conf:4:9' 'did you mean "location"?' 'exit code: 1'
sed -i s/localtion/location/ nginx.conf
passes 'without it the commit goes through'

use nginx-lint --fix
sed -i 's/location/localtion/' nginx.conf
refuses '--fix mends it' 'files were modified by this hook' 'fixed 1 problem in 1 file'
grep -q 'location / {}' nginx.conf || fail '--fix: the file is as it was'
passes 'what --fix has mended goes through'

use nginx-format
printf 'events { }\nhttp {\n server {\n  listen   80;\n }\n}\n' > nginx.conf
refuses 'a file that is not formatted stops the commit, and is formatted' \
  'files were modified by this hook' 'formatted nginx.conf'
printf 'events {}\nhttp {\n    server {\n        listen 80;\n    }\n}\n' | cmp - nginx.conf || fail 'not formatted'
passes 'what is formatted goes through'
printf 'server {\n' > broken.conf
refuses 'a file that cannot be read is left as it is' 'broken.conf:1:8' 'exit code: 2'
rm broken.conf

mkdir -p many
for i in $(seq 100); do printf 'gzip   maybe;\n' > "many/nginx-$i.conf"; done
refuses 'several files at once are formatted' 'formatted many/nginx-1.conf' 'formatted many/nginx-100.conf'
[ "$(count 'formatted many/')" = 100 ] || fail 'not each file is formatted once'
use nginx-lint
refuses 'several files at once are checked' 'many/nginx-1.conf:1:6' '100 errors in 100 files'
rm -r many

mkdir -p etc/conf.d etc/snippets
printf 'events {}\nhttp {\n    include conf.d/*.conf;\n}\n' > etc/nginx.conf
printf 'log_format short "$status";\n' > etc/conf.d/formats.conf
printf 'server {\n    access_log logs/shop.log shrt;\n    include snippets/tls.conf;\n}\n' > etc/conf.d/shop.conf
printf 'ssl_protocols TLSv1.3;\n' > etc/snippets/tls.conf
use nginx-lint '--max-warnings, "0"'
refuses 'a new configuration with includes' 'etc/conf.d/shop.conf:2:30' 'did you mean "short"?'
[ "$(count 'did you mean "short"?')" = 1 ] || fail 'it is not reported once'
sed -i 's/shrt/short/' etc/conf.d/shop.conf
passes 'a configuration in a subfolder, found from its main file'
sed -i 's/short/other/' etc/conf.d/shop.conf
refuses 'only the included file has changed: it is judged as a part of the whole' 'etc/conf.d/shop.conf:2:30' '"other"'
sed -i 's/other/short/' etc/conf.d/shop.conf
printf '# changed\n' >> etc/conf.d/shop.conf
passes 'only the included file has changed, and it finds what stands in others'
printf '# changed\n' >> etc/snippets/tls.conf
passes 'only a file has changed that an included one includes'
printf '# changed\n' >> etc/nginx.conf
passes 'only the main file has changed'

sed -i 's/short/long/' etc/conf.d/formats.conf
use nginx-lint . 'pass_filenames: false'
refuses 'all files are checked when that is asked for' 'etc/conf.d/shop.conf:2:30' '"short"'
sed -i 's/long/short/' etc/conf.d/formats.conf
use nginx-format '' 'entry: nginx-lint format --diff --ignore-unknown'
printf 'gzip   on;\n' > etc/conf.d/gzip.conf
refuses 'what is not formatted is shown when that is asked for' '-gzip   on;' '+gzip on;' 'exit code: 1'
printf 'gzip on;\n' > etc/conf.d/gzip.conf
use nginx-lint
passes 'all is well again'

printf '[program:web]\ncommand   =   /bin/web\n' > supervisord.conf
printf '<VirtualHost *:80>\nDocumentRoot /srv\n</VirtualHost>\n' > etc/conf.d/apache
passes 'what belongs to other programs is left alone'
printf '{ "ignore": ["old/**"] }\n' > nginx-lint.config.json
mkdir old
printf 'gzip maybe;\n' > old/nginx.conf
passes 'what the configuration file ignores is left alone'
