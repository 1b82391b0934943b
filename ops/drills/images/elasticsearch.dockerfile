ARG BASE
FROM $BASE
ENV PATH=/usr/bin:/usr/sbin ES_JAVA_HOME=/opt/java
COPY home /usr/share/elasticsearch
COPY elasticsearch.sh /elasticsearch.sh
RUN mkdir -p /usr/share/elasticsearch/data /usr/share/elasticsearch/logs \
 && chmod -R a+rX /usr/share/elasticsearch \
 && chmod 777 /usr/share/elasticsearch/config /usr/share/elasticsearch/data /usr/share/elasticsearch/logs
WORKDIR /usr/share/elasticsearch
ENTRYPOINT ["bash", "/elasticsearch.sh"]
