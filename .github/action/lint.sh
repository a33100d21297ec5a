#!/usr/bin/env bash
# What action.yml runs. Its inputs come as INPUT_…; the exit status is that of nginx-lint.
set -euo pipefail

refuse() {
  printf '::error title=nginx-lint::%s\n' "$1"
  exit 2
}

# Reads words into the array `words`. xargs knows the quotes of a shell, and expands and runs nothing.
split() {
  words=()
  [ -n "${2//[[:space:]]/}" ] || return 0
  local file word
  file=$(mktemp)
  printf '%s' "$2" | xargs -n 1 printf '%s\0' > "$file" 2>/dev/null || {
    rm -f "$file"
    refuse "the input \"$1\" has a quote that is not closed"
  }
  while IFS= read -r -d '' word; do words+=("$word"); done < "$file"
  rm -f "$file"
}

nginx_lint() { npx --yes "nginx-lint@$INPUT_VERSION" "$@"; }

[[ $INPUT_VERSION =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]] ||
  refuse 'the input "version" needs an exact release, such as 1.2.3'

split args "$INPUT_ARGS"
options=(${words[@]+"${words[@]}"})
split paths "$INPUT_PATHS"
paths=(${words[@]+"${words[@]}"})
[ ${#paths[@]} -gt 0 ] || paths=(.)
[ -z "$INPUT_TARGET" ] || options+=("--target=$INPUT_TARGET")
case $INPUT_FAIL_ON in
  error | never) ;;
  warning) options+=(--max-warnings 0) ;;
  *) refuse 'the input "fail-on" is "error", "warning" or "never"' ;;
esac

# npx fails with 1 when there is no such release, as nginx-lint does when there are errors.
nginx_lint --version >/dev/null || refuse "nginx-lint $INPUT_VERSION cannot be run: it needs Node 20.19 and npm"

status=0
nginx_lint check ${options[@]+"${options[@]}"} "--format=$INPUT_FORMAT" -- "${paths[@]}" || status=$?
if [ -n "$INPUT_SARIF_FILE" ] && [ "$status" -le 2 ]; then
  # The same findings once more: what was said of them is not said again.
  again=0
  said=$(nginx_lint check ${options[@]+"${options[@]}"} --format=sarif "--output=$INPUT_SARIF_FILE" -- "${paths[@]}" 2>&1) ||
    again=$?
  if [ "$again" -gt "$status" ]; then
    printf '%s\n' "$said" >&2
    status=$again
  fi
fi
[ "$status" = 1 ] && [ "$INPUT_FAIL_ON" = never ] && status=0
exit "$status"
