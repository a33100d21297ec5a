#!/usr/bin/env bash
# Real editors (Debian's), set up by the very blocks of docs/editors.md, against the server as it is published: what the
# user of each sees of fixtures/editor. test/editors has one script for each.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

packages=(neovim emacs-nox elpa-eglot elpa-nginx-mode vim vim-ale)
if ! dpkg -s "${packages[@]}" >/dev/null 2>&1; then
  apt-get update -q
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${packages[@]}" >/dev/null
fi
dpkg-query -W "${packages[@]}"

(cd "$root/packages/cli" && npm pack --silent --pack-destination "$folder" >/dev/null)
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-save ./nginx-lint-*.tgz
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME
export PATH=$folder/node_modules/.bin:$PATH HOME=$folder/home LC_ALL=C.UTF-8
mkdir "$HOME"

# What docs/editors.md says below each `<!-- run: NAME -->`.
for name in neovim.lua eglot.el ale.vim; do
  awk -v mark="<!-- run: $name -->" '
    $0 == mark { wanted = 1; next }
    /^```/ { if (inside) wanted = inside = 0; else if (wanted) inside = 1; next }
    inside
  ' "$root/docs/editors.md" > "$name"
  [ -s "$name" ] || { echo "editors.sh: docs/editors.md has no block $name" >&2; exit 1; }
done

# Usage: try NAME COMMAND...; what it prints comes from the editor, or from the file "said" that it writes. The scripts end
# their editor; a "cquit" behind them is reached when they fail.
try() {
  local name=$1 status=0
  shift
  printf '\n-- %s\n' "$name"
  rm -rf nginx said
  cp -r "$root/fixtures/editor/nginx" nginx
  timeout 60 "$@" </dev/null >out 2>&1 || status=$?
  cat "$([ -e said ] && echo said || echo out)"
  [ "$status" = 0 ] && return
  echo "editors.sh: $name fails with status $status" >&2
  [ -e said ] && cat out >&2
  exit 1
}

try Neovim nvim --headless -u neovim.lua -i NONE -n -c "luafile $root/test/editors/neovim.lua" -c cquit
try Emacs emacs --batch -q -f package-initialize -l eglot.el -l "$root/test/editors/emacs.el"
try Vim vim -N --cmd 'filetype plugin on' -u ale.vim -i NONE -n --not-a-term -T dumb -S "$root/test/editors/vim.vim" -c cquit!
