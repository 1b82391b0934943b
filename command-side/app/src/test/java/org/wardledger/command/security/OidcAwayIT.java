package org.wardledger.command.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.command.security.OidcBrowser.location;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ledger starts without the provider, says so to whoever wants to sign in, and asks again.
class OidcAwayIT {
    @TempDir Path folder;

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void a_provider_that_is_away_is_asked_again_later() throws Exception {
        int port = free();
        String issuer = "http://127.0.0.1:" + port + "/realm";
        try (OidcNode node =
                        new OidcNode(folder.resolve("people.json"), SessionKey.random(), issuer);
                OidcBrowser browser = new OidcBrowser()) {
            String start = node.address() + "/sign-in/oidc";
            assertThat(location(browser.get(start)))
                    .endsWith("/sign-in?why=" + OidcTrouble.PROVIDER_AWAY.code());
            assertThat(node.provider().leaving("http://127.0.0.1/")).isEmpty();
            try (FakeProvider provider = new FakeProvider(port)) {
                URI asked = URI.create(asked(browser, start));
                assertThat(asked.toString()).startsWith(issuer + "/auth?");
                String code = provider.code(asked);
                String state = FakeProvider.pairs(asked.getRawQuery()).get("state");
                provider.close();
                assertThat(
                                location(
                                        browser.get(
                                                start
                                                        + "/answer?code="
                                                        + code
                                                        + "&state="
                                                        + state)))
                        .endsWith("/sign-in?why=" + OidcTrouble.PROVIDER_AWAY.code());
                assertThat(browser.cookies).doesNotContainKey("session");
            }
        }
    }

    private static String asked(OidcBrowser browser, String start) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        String location = location(browser.get(start));
        while (location.contains("?why=") && Instant.now().isBefore(end)) {
            Thread.sleep(200);
            location = location(browser.get(start));
        }
        return location;
    }
}
