#!/usr/bin/env bash
# A size of some 60 kB under wrk, from a house that does not seal and then from the same one after `artkite files seal`.
#   benches/sealing/serve.sh ARTKITE [PORT]
set -euo pipefail
artkite=$(realpath "$1") port=${2:-8120}
here=$(dirname "$(realpath "$0")")
place=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$place"' EXIT
"$artkite" demo --data-dir "$place" --listen "127.0.0.1:$port" --entries 20 --no-serve >/dev/null 2>&1
export ARTKITE__DATABASE__URL="sqlite:$place/artkite.db" ARTKITE__FILES__URL="file:$place/uploads" ARTKITE__MAIL__URL="file:$place/outbox"
export ARTKITE__SERVER__LISTEN="127.0.0.1:$port" ARTKITE__WORKER__ENABLED=false ARTKITE_LOG=error

serve() {
  "$artkite" serve & server=$!
  until curl -sf "http://127.0.0.1:$port/readyz" >/dev/null; do sleep 0.2; done
  "$here/../gallery/measure.sh" "$server" "$1"
  kill "$server"; wait "$server" || true; server=
}

# The public size nearest to 60 kB.
"$artkite" serve & server=$!
until curl -sf "http://127.0.0.1:$port/readyz" >/dev/null; do sleep 0.2; done
url=$(curl -s "http://127.0.0.1:$port/en/gallery" | grep -o '/media/[^" ,]*' | sort -u | while read -r path; do
  bytes=$(curl -s "http://127.0.0.1:$port$path" | wc -c)
  echo "$(( bytes > 60000 ? bytes - 60000 : 60000 - bytes )) $bytes $path"
done | sort -n | head -1)
kill "$server"; wait "$server" || true; server=
read -r _ bytes path <<<"$url"
echo "$path: $bytes bytes"
echo plain; serve "http://127.0.0.1:$port$path"
export ARTKITE__FILES__KEY_FILE="$place.key"
"$artkite" files new-key; "$artkite" files seal
echo sealed; serve "http://127.0.0.1:$port$path"
rm -f "$place.key"
