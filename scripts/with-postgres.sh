#!/usr/bin/env bash
# Runs a command with a PostgreSQL of its own and stops it afterwards:
#   scripts/with-postgres.sh npm test -- test/postgres
# The command finds its address in POSTGRES_URL. Needs Debian's package postgresql; starts nothing that exists already.
set -euo pipefail
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1 || true)
[ -n "$bin" ] || bin=$(dirname "$(command -v initdb || true)")
if [ ! -x "$bin/initdb" ]; then
  echo "with-postgres: no PostgreSQL found (apt-get install postgresql)" >&2
  exit 3
fi
folder=$(mktemp -d)
port=$(node -e 'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
as=() # PostgreSQL refuses to run as root
if [ "$(id -u)" = 0 ]; then
  user=$(id -un postgres 2>/dev/null || echo nobody)
  chown "$user" "$folder"
  as=(setpriv "--reuid=$user" "--regid=$(id -gn "$user")" --clear-groups)
fi
run() { (cd "$folder" && "${as[@]}" "$@"); }
run "$bin/initdb" -D "$folder/data" -U known_cause --auth=trust --no-sync >"$folder/initdb.log" 2>&1 || {
  cat "$folder/initdb.log" >&2
  exit 3
}
stop() {
  run "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap stop EXIT
run "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/data/server.log" \
  -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder" start >/dev/null
export POSTGRES_URL="postgres://known_cause@127.0.0.1:$port/postgres"
"$@" &
child=$!
trap 'kill "$child" 2>/dev/null; wait "$child" || true; exit 143' INT TERM
wait "$child"
