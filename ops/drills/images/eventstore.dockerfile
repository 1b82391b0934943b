ARG BASE
FROM $BASE
ENV PATH=/usr/bin:/usr/sbin
COPY classes /classes
ENTRYPOINT ["java", "-Xmx512m", "-XX:+UseSerialGC", "-cp", "/classes/*:/classes", "org.wardledger.eventstore.protocol.StandIn"]
