#!/usr/bin/env bash
# Puts a real VS Code that runs in a browser (code-server), what drives the browser, and the packager of extensions into
# a folder outside of the repository, once. Usage: bash test/vscode/install.sh FOLDER
set -euo pipefail

folder=$1
[ -e "$folder/complete" ] && exit 0
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"
echo '{ "private": true }' >package.json
# Its own scripts want to download programs that are not needed here.
npm install --no-progress --no-audit --no-fund --ignore-scripts --save-exact \
  code-server@4.100.3 playwright-core@1.65.1 @vscode/vsce@3.9.2
cd node_modules/code-server/lib/vscode
npm install --no-progress --no-audit --no-fund --ignore-scripts --omit=dev
ln -sfn node_modules node_modules.asar
(cd extensions && npm install --no-progress --no-audit --no-fund --ignore-scripts --omit=dev)
cd "$folder"
# Hashes passwords, and would have to be compiled: there are no passwords.
echo 'module.exports = {}' >"node_modules/argon2/$(node -p 'require("./node_modules/argon2/package.json").main')"
touch complete
