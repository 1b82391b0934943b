#!/bin/bash
# The part of the official image's entry point that ops/compose.yaml uses: settings from the
# environment, the password of `elastic` from a file.
set -euo pipefail
id -un > /dev/null 2>&1 || echo "elasticsearch:x:$(id -u):$(id -g)::/tmp:/bin/bash" >> /etc/passwd
settings=(-Enetwork.host=0.0.0.0 -Ecluster.name=docker-cluster)
while IFS= read -r line; do settings+=("-E$line"); done < <(env | grep -E '^[a-z_]+(\.[a-z_]+)+=')
if [ ! -e config/elasticsearch.keystore ]; then
  bin/elasticsearch-keystore create > /dev/null
  tr -d '\n' < "$ELASTIC_PASSWORD_FILE" | bin/elasticsearch-keystore add -x bootstrap.password > /dev/null
fi
# Roles that can be asked for would be kept in an index that needs analysis modules: this distribution
# has none of them.
export ES_JAVA_OPTS="${ES_JAVA_OPTS:-} -Des.queryable_built_in_roles_enabled=false"
exec bin/elasticsearch "${settings[@]}"
