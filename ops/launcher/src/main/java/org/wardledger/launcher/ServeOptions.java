package org.wardledger.launcher;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.security.OidcSettings;
import picocli.CommandLine.Option;

/// Where the data are and where to listen.
final class ServeOptions {
    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "data")
    Path data = Path.of("data");

    @Option(names = "--kek-file", paramLabel = "FILE", descriptionKey = "kekFile")
    @Nullable Path kekFile;

    @Option(names = "--port", paramLabel = "P", descriptionKey = "port")
    int port = 8080;

    @Option(names = "--address", paramLabel = "A", descriptionKey = "address")
    String address = "127.0.0.1";

    /// Whether a proxy tells who asks, and how.
    boolean behindProxy;

    /// Where people can sign in beside here; null for nowhere.
    @Nullable OidcSettings oidc;

    WebSettings.Front front() {
        return new WebSettings.Front(address, port, behindProxy, oidc);
    }

    /// Found out before anything else is waited for.
    ///
    /// @throws Failed where nobody can listen
    void requirePort() {
        try (ServerSocket trial = new ServerSocket()) {
            trial.setReuseAddress(true);
            trial.bind(new InetSocketAddress(address, port));
        } catch (IOException | IllegalArgumentException e) {
            throw new Failed(
                    Says.in(null)
                            .text(
                                    "port.taken",
                                    address,
                                    String.valueOf(port),
                                    String.valueOf(e.getMessage())));
        }
    }

    DataFolder folder() {
        return DataFolder.of(data, kekFile);
    }
}
