package org.wardledger.eventstore.protocol;

import java.nio.file.Files;
import java.nio.file.Path;

/// The protocol server in a container of its own, in place of the public image where none can be
/// had: it reads the environment that `ops/compose.yaml` gives to a node of the cluster, leads a
/// cluster of one, and keeps its data in a file that is on disk before it answers, so it may be
/// killed and started again.
public final class StandIn {
    private static final int PORT = 2113;
    private static final String USER = "admin";

    private StandIn() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(given("DB")));
        Secured secured =
                new Secured(
                        Path.of(given("CERTIFICATE_FILE")),
                        Path.of(given("CERTIFICATE_PRIVATE_KEY_FILE")),
                        given("NODE_HOST_ADVERTISE_AS"),
                        USER,
                        given("DEFAULT_ADMIN_PASSWORD"));
        ProtocolServer server =
                ProtocolServer.start(folder.resolve("events"), given("NODE_IP"), PORT, secured);
        System.out.println("protocol server on port " + server.port());
        Thread.currentThread().join();
    }

    private static String given(String name) {
        String value = System.getenv("KURRENTDB_" + name);
        if (value == null) {
            throw new IllegalArgumentException("KURRENTDB_" + name + " is not set");
        }
        return value;
    }
}
