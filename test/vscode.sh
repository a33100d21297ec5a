#!/usr/bin/env bash
# The extension in a real VS Code: packaged, installed, and used through its programming interface and through its window.
# Usage: bash test/vscode.sh [--pictures]
# --pictures: takes the pictures of packages/vscode/pictures anew
set -euo pipefail
cd "$(dirname "$0")/.."

tools=${XDG_CACHE_HOME:-$HOME/.cache}/nginx-lint-ci/code-server-4.100.3
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! command -v chromium >/dev/null; then
  apt-get update -q >"$log"
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends chromium fonts-dejavu-core >>"$log"
fi
bash test/vscode/install.sh "$tools" >"$log" 2>&1 || { cat "$log" && exit 1; }

node packages/vscode/scripts/bundle.mjs
node packages/vscode/scripts/package.mjs "$tools/node_modules/@vscode/vsce/vsce"
node test/vscode/run.mjs "$tools" packages/vscode/dist/nginx-lint-vscode.vsix "$@"
