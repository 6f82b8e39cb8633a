#!/usr/bin/env bash
# Takes the steps of the Containerfile without a container engine: in a folder of its own, as another user, on a tree that
# this user cannot write to. Starts the app as the image would and asks for its health. Needs root, to become somebody else.
#
#   deploy/try-container-steps.sh                 installs the packages too, as the image does (about a minute)
#   deploy/try-container-steps.sh --venv .venv    uses the packages of that environment
#
# Ends with 0 when the app is well, 77 when it cannot be tried here, 1 otherwise.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
file=$root/deploy/Containerfile
venv=
[ "${1:-}" != --venv ] || venv=$(cd "$2" && pwd)
[ "$(id -u)" = 0 ] || { echo "Not tried: only root can run the app as another user."; exit 77; }
command -v setpriv >/dev/null || { echo "Not tried: setpriv (of util-linux) is missing."; exit 77; }
host_python=$(bash "$root/.ci/python")

box=$(mktemp -d)
app=
finish() {
  [ -z "$app" ] || kill "$app" 2>/dev/null || true
  [ -z "$app" ] || wait "$app" 2>/dev/null || true
  rm -rf "$box"
}
trap finish EXIT
chmod 755 "$box"
mkdir "$box/app" "$box/tmp" && chown 10001:10001 "$box/tmp"

# The image's folders, here.
here() { sed -E "s#(^|[ \"'=])/(app|build|tmp)([ /\"']|\$)#\1$box/\2\3#g; s#(^|[ \"'=])/venv([ /\"']|\$)#\1${venv:-$box/venv}\2#g"; }
# Becomes the image's user with nothing but the image's settings: to be called in a subshell.
become() { cd "$box/app" && exec env -i PATH=/usr/bin:/bin "${settings[@]}" setpriv --reuid 10001 --regid 10001 --clear-groups "$@"; }
run() {
  echo "$1"
  local line
  line=$(here <<<"${1#RUN }")
  case $line in "python "*) line="$host_python ${line#python }" ;; esac
  (cd "$box/app" && eval "$line" </dev/null)
}
words() { "$host_python" -c 'import json, sys; print("\0".join(json.loads(sys.argv[1])), end="\0")' "$1"; } # of the JSON form

settings=()
while IFS= read -r step; do
  case $step in
    "COPY --from="*) ;; # here both stages are one folder
    "COPY "*)
      read -r _ from to <<<"$step"
      to=$(here <<<"$to")
      mkdir -p "$(dirname "$to")"
      cp -r "$root/$from" "$to" ;;
    "RUN python -m venv"* | "RUN python -m pip --python"* | "RUN rm -r /venv/"* | "RUN /venv/bin/python -m compileall"*" /venv"*)
      [ -n "$venv" ] || run "$step" ;;
    "RUN /venv/bin/python "*) run "$step" ;;
    "RUN "*) echo "left out, since it changes the base image: ${step#RUN }" ;;
    "ENV "*) settings+=("$(here <<<"${step#ENV }")") ;;
    "HEALTHCHECK "*) mapfile -d '' -t health < <(words "$(here <<<"[${step#*CMD [}")") ;;
    "CMD "*) mapfile -d '' -t command < <(words "$(here <<<"${step#CMD }")") ;;
  esac
done <"$file"

rm -f "$box/app/data/article.txt" # as .dockerignore does
port=$("$host_python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
settings+=("STREAMLIT_SERVER_PORT=$port")
chown -R root:root "$box/app"
chmod -R a-w,a+rX "$box/app"
touch "$box/began"
(become "${command[0]}" -c "") 2>/dev/null || { echo "Not tried: another user cannot run ${command[0]}."; exit 77; }
! (become touch "$box/app/written") 2>/dev/null || { echo "The tree can be written to."; exit 1; }

become "${command[@]}" >"$box/log" 2>&1 &
app=$!
for _ in $(seq 150); do
  if (become "${health[@]}") 2>/dev/null; then
    owner=$(stat -c %u "/proc/$app")
    "$host_python" -c 'import sys, urllib.request as u; print(u.urlopen(sys.argv[1]).read().decode())' "http://127.0.0.1:$port/healthz"
    written=$(find "$box" -newer "$box/began" -type f -not -path "$box/log" | sed "s#^$box##")
    echo "The app is well, as user $owner, on a tree that it cannot write to. Files written: ${written:-none}"
    exit 0
  fi
  kill -0 "$app" 2>/dev/null || break
  sleep 0.2
done
echo "The app did not come up:"
cat "$box/log"
exit 1
