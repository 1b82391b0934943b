#!/usr/bin/env bash
# Makes what ops/compose.yaml needs, once: an authority and certificates, keys, passwords, the log's
# policy, and .env with the user that runs it all. Nothing in here has a default, nothing leaves this
# machine; whoever has this folder has the ledger. Does nothing where it has been run.
set -euo pipefail
umask 077
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
secrets=$here/secrets
[ ! -e "$secrets" ] || {
  echo "make-secrets: $secrets is there already. To begin anew, delete it and $here/data: everything recorded is lost" >&2
  exit 1
}
ledger=${LEDGER:-$here/../ledger}
origin=${1:-localhost/ward-ledger}

made=$secrets.making
rm -rf "$made"
mkdir -p "$made"
cd "$made"
password() { openssl rand -hex 24; }

# One authority; a certificate for each server in its own folder.
openssl req -x509 -newkey rsa:3072 -nodes -days 3650 -subj "/CN=ward-ledger-ca" \
  -addext keyUsage=critical,keyCertSign,cRLSign -keyout ca.key -out ca.pem 2>/dev/null
certificate() { # folder, common name, names
  mkdir -p "$1"
  openssl req -newkey rsa:2048 -nodes -subj "/CN=$2" -keyout "$1/node.key" -out "$1/node.csr" 2>/dev/null
  # Without keyUsage KurrentDB takes no certificate for one of its nodes.
  printf 'subjectAltName=%s\nkeyUsage=critical,digitalSignature,keyEncipherment\n' "$3" > "$1/ext"
  printf 'extendedKeyUsage=serverAuth,clientAuth\n' >> "$1/ext"
  openssl x509 -req -in "$1/node.csr" -CA ca.pem -CAkey ca.key -CAcreateserial -days 825 \
    -extfile "$1/ext" -out "$1/node.pem" 2>/dev/null
  rm "$1/node.csr" "$1/ext"
}
for node in kurrent1 kurrent2 kurrent3; do
  certificate $node ward-ledger-node "DNS:$node"
  mkdir "$node/ca"; cp ca.pem "$node/ca/"
done
certificate db db DNS:db
certificate search search DNS:search
certificate proxy localhost DNS:localhost,IP:127.0.0.1
certificate keycloak id.localhost DNS:id.localhost
certificate grafana localhost DNS:localhost

# Passwords, each where it is needed.
kurrent=$(password); elastic=$(password)
vault=$(password); shared_log=$(password); shared_query=$(password)
password > db/postgres.password
printf '%s\n' "$vault" > db/ledger.password
printf '%s\n' "$shared_log" > db/ledger_log.password
printf '%s\n' "$shared_query" > db/ledger_query.password
printf '%s' "$elastic" > search/search.password
password > grafana/grafana.password
mkdir -p command projector log query witness public prometheus
for role in command projector log query; do
  printf '%s\n' "$kurrent" > "$role/store.password"
done
for role in command projector; do printf '%s\n' "$vault" > "$role/vault.password"; done
for role in command projector query; do printf '%s\n' "$elastic" > "$role/search.password"; done
printf '%s\n' "$shared_log" > log/shared.password
password > command/oidc.secret
printf '%s\n' "$shared_query" > query/shared.password

# Keys: docs/howto/cluster.md says which role has which.
head -c 32 /dev/urandom > command/secret
openssl rand -base64 32 > command/kek
head -c 32 /dev/urandom > command/session.key
cp command/secret command/kek projector/
cp command/session.key query/
"$ledger" keygen log/log.key --name "$origin" 2>/dev/null | sed -n '1p' > public/log.pub
cp public/log.pub command/; cp public/log.pub query/
witness=$("$ledger" keygen witness/witness.key --name localhost/witness 2>/dev/null | sed -n 's/^witness [^ ]* //p')
printf '%s\nwitness w %s http://witness:8080/\nquorum w\n' "$(cat public/log.pub)" "$witness" > public/policy
password > prometheus/metrics.token
for role in command projector log query; do cp prometheus/metrics.token "$role/"; done
cp ca.pem public/ca.pem
chmod -R a+rX public

# Who can sign in: one operator, whose password is asked for (or LEDGER_NEW_PASSWORD).
"$ledger" people add "${OPERATOR:-operator}" --role OPERATOR --data command
cp command/people.json query/

# The realm that Keycloak begins with: the ledger's client, and nobody in it yet.
mkdir realm
sed "s/@SECRET@/$(cat command/oidc.secret)/" "$here/realm.json" > realm/ledger.json

mkdir -p "$here"/data/{kurrent1,kurrent2,kurrent3,db,search,hunspell/hunspell,keycloak,prometheus,grafana} \
  "$here"/data/{log1,log2,command1,command2,projector1,projector2,query1,query2,witness}
chmod 770 "$here/data/search"

# The servers refuse to run as root: made by root, the folders are another's (1000 unless said).
uid=$(id -u) gid=$(id -g)
if [ "$uid" = 0 ]; then
  uid=${LEDGER_UID:-1000} gid=${LEDGER_GID:-1000}
  chown -R "$uid:$gid" "$made"/*/ "$here/data"
fi
cat > "$here/../.env" <<ENV
LEDGER_UID=$uid
LEDGER_GID=$gid
KURRENT_PASSWORD=$kurrent
KURRENT_OPS_PASSWORD=$(password)
KEYCLOAK_PASSWORD=$(password)
ENV
cd "$here"
mv "$made" "$secrets"
echo "make-secrets: $secrets and ops/.env are made; keep ca.key, command/ and log/ safe" >&2
