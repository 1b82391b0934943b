#!/bin/bash
# Databases and their users, at the first start of an empty server: see docs/howto/cluster.md
set -euo pipefail
one() { tr -d '\n' < "/secrets/$1.password"; }
psql -v ON_ERROR_STOP=1 --username postgres \
  -v ledger="$(one ledger)" -v log="$(one ledger_log)" -v query="$(one ledger_query)" <<'SQL'
CREATE ROLE ledger LOGIN PASSWORD :'ledger';
CREATE ROLE ledger_log LOGIN PASSWORD :'log';
CREATE ROLE ledger_query LOGIN PASSWORD :'query';
CREATE DATABASE ledger_vault OWNER ledger;
CREATE DATABASE ledger_shared OWNER ledger_log;
REVOKE ALL ON DATABASE ledger_vault, ledger_shared FROM PUBLIC;
GRANT CONNECT ON DATABASE ledger_shared TO ledger, ledger_query;
\connect ledger_shared
GRANT USAGE ON SCHEMA public TO ledger, ledger_query;
GRANT CREATE, USAGE ON SCHEMA public TO ledger_log;
ALTER DEFAULT PRIVILEGES FOR ROLE ledger_log IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE ON TABLES TO ledger;
ALTER DEFAULT PRIVILEGES FOR ROLE ledger_log IN SCHEMA public
  GRANT SELECT ON TABLES TO ledger_query;
SQL
