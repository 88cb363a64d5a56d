#!/usr/bin/env bash
# Runs a command with TEST_DATABASE_URL naming a PostgreSQL server of its own, and takes the server away afterwards.
set -euo pipefail

bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
place=$(mktemp -d /tmp/artkite-postgres-XXXXXX)
port=$((20000 + RANDOM % 20000))

# PostgreSQL refuses to run as root.
as_server=()
if [ "$(id -u)" = 0 ]; then
  chown postgres "$place"
  as_server=(runuser -u postgres --)
fi
stop() {
  "${as_server[@]}" "$bin/pg_ctl" -D "$place/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$place"
}
trap stop EXIT

"${as_server[@]}" "$bin/initdb" -D "$place/data" -U artkite --auth=trust --encoding=UTF8 --locale=C.UTF-8 >/dev/null
"${as_server[@]}" "$bin/pg_ctl" -D "$place/data" -l "$place/log" -w \
  -o "-p $port -k $place -c listen_addresses=127.0.0.1 -c max_connections=300" start >/dev/null

export TEST_DATABASE_URL="postgres://artkite@127.0.0.1:$port/postgres"
"$@"
