ARG BASE
FROM $BASE
ENV PATH=/usr/bin:/usr/sbin
ENTRYPOINT ["nginx", "-g", "daemon off; error_log /dev/stderr;"]
