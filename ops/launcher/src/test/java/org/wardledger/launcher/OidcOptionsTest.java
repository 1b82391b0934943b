package org.wardledger.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.command.security.OidcSettings;
import org.wardledger.command.security.OidcTrouble;
import org.wardledger.web.home.SignInTrouble;

/// At which provider people can sign in, as the operator names it.
class OidcOptionsTest {
    @TempDir Path folder;
    private final OidcOptions options = new OidcOptions();

    @BeforeEach
    void whole() throws IOException {
        options.issuer = "https://id.example.org/realms/ledger";
        options.client = "ward-ledger";
        options.secretFile = Files.writeString(folder.resolve("secret"), "s3cret\n");
    }

    private void refused(String code) {
        assertThatThrownBy(() -> options.settings(NodePlan.alone()))
                .isInstanceOf(Failed.class)
                .hasMessageStartingWith(code + ": ");
    }

    @Test
    void a_provider_is_named_whole_or_not_at_all() {
        OidcSettings settings = Objects.requireNonNull(options.settings(NodePlan.alone()));
        assertThat(settings.secret()).isEqualTo("s3cret");
        assertThat(settings.trust()).isNull();
        assertThat(new OidcOptions().settings(NodePlan.alone())).isNull();
        options.client = null;
        refused("oidc.incomplete");
    }

    @Test
    void a_provider_in_clear_is_refused() {
        options.issuer = "http://id.example.org/realms/ledger";
        refused("oidc.bad-issuer");
    }

    @Test
    void an_empty_secret_and_a_file_without_certificates_are_refused() throws IOException {
        Path secret = Objects.requireNonNull(options.secretFile);
        options.ca = secret;
        assertThatThrownBy(() -> options.settings(NodePlan.alone())).isInstanceOf(Failed.class);
        Files.writeString(secret, "\n");
        refused("oidc.no-secret");
    }

    @Test
    void a_process_where_nobody_signs_in_takes_none() {
        NodePlan log = new NodePlan(Set.of(Role.LOG), null, null, null, null);
        assertThatThrownBy(() -> options.settings(log))
                .isInstanceOf(Failed.class)
                .hasMessageStartingWith("oidc.not-wanted: ");
    }

    @Test
    void every_reason_not_to_sign_somebody_in_is_told_by_the_page() {
        assertThat(Arrays.stream(SignInTrouble.values()).map(SignInTrouble::code))
                .containsExactlyElementsOf(
                        Arrays.stream(OidcTrouble.values()).map(OidcTrouble::code).toList());
    }
}
