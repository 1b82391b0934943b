package org.wardledger.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What the script for the cluster in containers makes is what its servers ask for. The ledger
/// itself is stood in for: its keys are tried where it runs.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterSecretsTest {
    private static final String LEDGER =
            """
            #!/bin/sh
            case "$1" in
              keygen) echo "log example.org/l+00000000+AQ"; echo "witness w w+00000000+BA" ;;
              people) echo '[]' > "$7/people.json" ;;
            esac
            """;
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_ENCIPHERMENT = 2;
    private static final int KEY_CERT_SIGN = 5;

    private Path cluster = Path.of("");

    @BeforeAll
    void made(@TempDir Path folder) throws Exception {
        cluster = Files.createDirectories(folder.resolve("ops/cluster"));
        for (String name : List.of("make-secrets.sh", "realm.json")) {
            Files.copy(SourceTree.ROOT.resolve("ops/cluster/" + name), cluster.resolve(name));
        }
        Path ledger = Files.writeString(folder.resolve("ledger"), LEDGER);
        Files.setPosixFilePermissions(ledger, PosixFilePermissions.fromString("rwx------"));
        assertThat(run(ledger)).isZero();
    }

    private int run(Path ledger) throws IOException, InterruptedException {
        ProcessBuilder script =
                new ProcessBuilder("bash", cluster.resolve("make-secrets.sh").toString());
        script.environment().putAll(Map.of("LEDGER", ledger.toString()));
        script.redirectErrorStream(true);
        script.redirectOutput(cluster.resolve("said").toFile());
        Process process = script.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private X509Certificate certificate(String file) throws IOException, CertificateException {
        try (InputStream in = Files.newInputStream(cluster.resolve("secrets").resolve(file))) {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    /// KurrentDB asks a node for both key usages, both extended ones and the name that it reserves.
    @Test
    void the_event_stores_nodes_know_each_other_by_their_certificates() throws Exception {
        for (String node : List.of("kurrent1", "kurrent2", "kurrent3")) {
            X509Certificate its = certificate(node + "/node.pem");
            assertThat(its.getKeyUsage()).as(node).isNotNull();
            assertThat(its.getKeyUsage()[DIGITAL_SIGNATURE]).as(node).isTrue();
            assertThat(its.getKeyUsage()[KEY_ENCIPHERMENT]).as(node).isTrue();
            assertThat(its.getExtendedKeyUsage())
                    .as(node)
                    .containsExactlyInAnyOrder("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
            assertThat(its.getSubjectX500Principal().getName()).isEqualTo("CN=ward-ledger-node");
            assertThat(its.getSubjectAlternativeNames()).contains(List.of(2, node));
        }
    }

    @Test
    void every_server_shows_a_certificate_of_the_one_authority() throws Exception {
        X509Certificate authority = certificate("ca.pem");
        assertThat(authority.getBasicConstraints()).isNotNegative();
        assertThat(authority.getKeyUsage()[KEY_CERT_SIGN]).isTrue();
        for (String server : List.of("kurrent1", "db", "search", "proxy", "keycloak", "grafana")) {
            certificate(server + "/node.pem").verify(authority.getPublicKey());
        }
    }

    @Test
    void nothing_secret_is_readable_by_others_and_a_second_run_changes_nothing() throws Exception {
        for (String file : List.of("command/secret", "command/kek", "db/node.key", "ca.key")) {
            assertThat(Files.getPosixFilePermissions(cluster.resolve("secrets").resolve(file)))
                    .as(file)
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
        byte[] before = Files.readAllBytes(cluster.resolve("secrets/command/secret"));
        assertThat(run(Path.of("none"))).isEqualTo(1);
        assertThat(Files.readString(cluster.resolve("said"))).contains("there already");
        assertThat(Files.readAllBytes(cluster.resolve("secrets/command/secret"))).isEqualTo(before);
    }
}
