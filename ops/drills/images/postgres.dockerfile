ARG BASE
FROM $BASE
ENV PATH=/opt/postgres:/usr/bin:/usr/sbin PGDATA=/var/lib/postgresql/data
COPY postgres.sh /postgres.sh
ENTRYPOINT ["bash", "/postgres.sh"]
