package org.wardledger.checks;

import java.io.IOException;
import java.net.ServerSocket;

/// Ports of this machine.
public final class Ports {
    private Ports() {}

    /// One that nobody listens on now.
    public static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
