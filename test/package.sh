#!/usr/bin/env bash
# Packs the command as it would be published, installs it in an empty folder and tries it there.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cd "$root/packages/cli"
npm pack --silent --pack-destination "$folder" >/dev/null
tar -tzf "$folder"/nginx-lint-*.tgz | sort
size=$(stat -c %s "$folder"/nginx-lint-*.tgz)
[ "$size" -lt 1000000 ] || { echo "package.sh: the package has $size bytes" >&2; exit 1; }
! tar -tzf "$folder"/nginx-lint-*.tgz | grep -E '\.test\.|/src/' || { echo "package.sh: sources in the package" >&2; exit 1; }

cd "$folder"
npm init -y >/dev/null
npm install --silent --no-save ./nginx-lint-*.tgz
printf 'events { }\nhttp { server { localtion / { } } }\n' > nginx.conf
status=0
npx nginx-lint nginx.conf > out.txt || status=$?
cat out.txt
[ "$status" = 1 ] || { echo "package.sh: exit status $status instead of 1" >&2; exit 1; }
grep -q 'did you mean "location"' out.txt
npx nginx-lint --version
printf 'events { }\n' | npx nginx-lint -
