#!/usr/bin/env bash
# Images for the drills where no registry can be reached: what this Debian machine has installed, put
# into one root file system, and on top of it a stand-in for each image that ops/compose.yaml names.
# They answer to the same environment, folders and commands as the public ones, as far as that file
# uses them. Nothing is pulled.
#
#   build.sh LEDGER_JAR ELASTICSEARCH_ZIP EVENT_STORE_CLASSES    (JAVA_HOME: a JDK 25)
#
# EVENT_STORE_CLASSES: folder of jars and classes with the server that speaks the event store's
# protocol. Tags: ward-ledger-drill/{ledger,postgres,elasticsearch,nginx,eventstore}:local
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
jar=$(realpath "$1") zip=$(realpath "$2") classes=$(realpath "$3")
tag=ward-ledger-drill
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
postgres=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -n "$postgres" ] || { echo "build: no PostgreSQL server here: apt-get install postgresql" >&2; exit 1; }

# A file under the name it is asked for by, with what a link points at as its content.
put() {
  local file folder
  for file in "$@"; do
    folder=$(realpath "$(dirname "$file")")
    [ -e "$root$folder/$(basename "$file")" ] && continue
    mkdir -p "$root$folder"
    cp -L "$file" "$root$folder/"
  done
}

# Programs, and every library that they or the libraries load.
programs() {
  local program path
  for program in "$@"; do
    path=$(command -v "$program") || { echo "build: no $program here" >&2; exit 1; }
    put "$path"
    libraries "$path"
  done
}
libraries() {
  local library
  while read -r library; do put "$library"; done < <(ldd "$@" 2>/dev/null | grep -o '/[^ :)]*\.so[^ :)]*' | sort -u)
}

system() {
  mkdir -p "$root"/{usr/bin,usr/sbin,usr/lib,usr/lib64,etc,tmp,run,proc,sys,dev,var/run/postgresql,var/log/nginx,var/lib/nginx,home}
  chmod 1777 "$root"/{tmp,run,var/run/postgresql,var/log/nginx,var/lib/nginx}
  for folder in bin sbin lib lib64; do ln -s "usr/$folder" "$root/$folder"; done
  printf 'root:x:0:0::/tmp:/bin/bash\nnobody:x:65534:65534::/tmp:/bin/bash\n' > "$root/etc/passwd"
  printf 'root:x:0:\nnogroup:x:65534:\n' > "$root/etc/group"
  printf 'hosts: files dns\n' > "$root/etc/nsswitch.conf"
  chmod 666 "$root/etc/passwd" # a user whom only the compose file knows gets a name at the start
  programs bash sh env ls cat cp mv rm ln mkdir chmod chown install tr sed head tail grep sleep id \
    date dirname basename uname mktemp touch readlink sort tee cut expr find stat
  put /usr/share/hunspell/{kk_KZ,ru_RU,en_US}.{aff,dic}
}

jre() {
  mkdir -p "$root/opt/java"
  tar -C "$JAVA_HOME" --dereference --exclude=./jmods --exclude=./lib/src.zip --exclude=./man \
    --exclude=./lib/ct.sym -cf - . | tar -C "$root/opt/java" -xf -
  ln -s /opt/java/bin/java "$root/usr/bin/java"
  # Libraries of the system that the JDK's own load; those that it brings itself are found beside it.
  libraries "$JAVA_HOME/bin/java" "$JAVA_HOME/lib/server/libjvm.so" "$JAVA_HOME/lib/libnet.so"
}

database() {
  put "$postgres"/{postgres,initdb,pg_ctl,psql,pg_isready}
  libraries "$postgres"/{postgres,initdb,pg_ctl,psql}
  local version=${postgres%/bin} share
  share=/usr/share/postgresql/${version##*/}
  mkdir -p "$root$version" "$root$share" "$root/usr/share"
  cp -r "$version/lib" "$root$version/"
  rm -rf "$root$version/lib/bitcode" "$root$version"/lib/llvmjit*
  cp -r "$share"/. "$root$share/"
  cp -r /usr/share/zoneinfo "$root/usr/share/"
  ln -s "$version/bin" "$root/opt/postgres"
}

# Unpacked, not installed: a service that nobody asked for would start on this machine.
proxy() {
  local nginx
  if nginx=$(command -v nginx); then
    put "$nginx"
  else
    mkdir "$work/nginx"
    (cd "$work/nginx" && { apt-get download -q nginx || { apt-get update -q && apt-get download -q nginx; }; } &&
      dpkg -x nginx_*.deb .) > "$work/nginx.log" 2>&1 || { cat "$work/nginx.log" >&2; exit 1; }
    nginx=$work/nginx/usr/sbin/nginx
    cp "$nginx" "$root/usr/sbin/"
  fi
  libraries "$nginx"
}

# Layers over the root file system; what is copied lies in the build's folder.
image() { # name
  docker build -q --build-arg "BASE=$tag/base:local" -t "$tag/$1:local" -f "$here/$1.dockerfile" "$work/$1" > /dev/null
  echo "$tag/$1:local"
}

system
jre
database
proxy
tar -C "$root" -cf - . | docker import - "$tag/base:local" > /dev/null
rm -rf "$root"

mkdir -p "$work"/{postgres,elasticsearch,nginx,eventstore,ledger/ops/launcher/target}
cp "$here"/*.sh "$work/postgres/"
cp "$here"/*.sh "$work/elasticsearch/"
unzip -q "$zip" -d "$work/elasticsearch"
mv "$work"/elasticsearch/elasticsearch-* "$work/elasticsearch/home"
cp -r "$classes" "$work/eventstore/classes"
cp "$jar" "$work/ledger/ops/launcher/target/ward-ledger-exec.jar"
for name in postgres elasticsearch nginx eventstore; do image "$name"; done

# The ledger's own: the file that a release is made with, on another base.
docker build -q --build-arg "BASE=$tag/base:local" -t "$tag/ledger:local" \
  -f "$here/../../cluster/Dockerfile" "$work/ledger" > /dev/null
echo "$tag/ledger:local"
