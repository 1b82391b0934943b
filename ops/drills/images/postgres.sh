#!/bin/bash
# The part of the official image's entry point that ops/compose.yaml uses: a new data folder with the
# password from a file, then the scripts that are mounted, then the server.
set -euo pipefail
id -un > /dev/null 2>&1 || echo "postgres:x:$(id -u):$(id -g)::/tmp:/bin/bash" >> /etc/passwd
umask 077
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  initdb -U postgres -E UTF8 --locale=C --pwfile="$POSTGRES_PASSWORD_FILE" \
    --auth-host="${POSTGRES_HOST_AUTH_METHOD:-scram-sha-256}" --auth-local=trust > /dev/null
  echo "host all all all ${POSTGRES_HOST_AUTH_METHOD:-scram-sha-256}" >> "$PGDATA/pg_hba.conf"
  pg_ctl -s -w start -o "-c listen_addresses=''"
  for script in /docker-entrypoint-initdb.d/*; do bash "$script"; done
  pg_ctl -s -w stop
fi
exec postgres -c listen_addresses='*' "$@"
