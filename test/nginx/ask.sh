# Asks nginx about each folder named on standard input, and prints a line when what it said is there.
# usage: ask.sh NGINX PRELOADED; a line is `few folder`, `all folder` or `no folder`, for the modules in $FEW or $ALL.
while read -r which folder; do
  case $which in few) modules=$FEW ;; all) modules=$ALL ;; *) modules= ;; esac
  NGINX_LINT_FOLDER=$folder LD_PRELOAD=$2 timeout -k 1 10 "$1" -t -e stderr -p "$folder/" -c "$folder/nginx.conf" \
    ${modules:+-g "$modules"} 2>"$folder/.said" </dev/null
  echo $? >"$folder/.status"
  echo asked
done
