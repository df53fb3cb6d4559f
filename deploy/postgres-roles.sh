#!/bin/sh
# Run once by the PostgreSQL container on an empty database: the role Linli logs in as, which owns nothing.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$DB_LOGIN_PASSWORD" -U "$POSTGRES_USER" -d "$POSTGRES_DB" <<'SQL'
create role linli_login login password :'password';
SQL
