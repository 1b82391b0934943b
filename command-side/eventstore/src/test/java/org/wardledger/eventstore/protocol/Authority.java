package org.wardledger.eventstore.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// A certificate authority of a test's own, made with the JDK's `keytool`, and one server's
/// certificate that it signed, for 127.0.0.1 and for no name.
///
/// @param certificate the authority's, as operators are given it
/// @param serversChain the server's certificate and the authority's
/// @param serversKey for the server alone
public record Authority(Path certificate, Path serversChain, Path serversKey) {
    private static final String PASSWORD = "changeit";

    /// @param folder that holds nothing yet; it is made
    public static Authority in(Path folder) throws Exception {
        Files.createDirectories(folder);
        Path keys = folder.resolve("keys.p12");
        keytool(keys, "-alias", "ca", "-dname", "CN=authority of a test", "-ext", "bc:c");
        keytool(
                keys,
                "-alias",
                "server",
                "-signer",
                "ca",
                "-dname",
                "CN=server",
                "-ext",
                "san=ip:127.0.0.1");
        return written(folder, keys);
    }

    private static void keytool(Path keys, String... more) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
        command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1"));
        command.addAll(List.of("-validity", "2", "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass", PASSWORD, "-keystore", keys.toString()));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("keytool: " + said);
        }
    }

    private static Authority written(Path folder, Path keys)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        StringBuilder chain = new StringBuilder();
        for (Certificate each : store.getCertificateChain("server")) {
            chain.append(pem("CERTIFICATE", each.getEncoded()));
        }
        Key key = store.getKey("server", PASSWORD.toCharArray());
        return new Authority(
                Files.writeString(
                        folder.resolve("ca.pem"),
                        pem("CERTIFICATE", store.getCertificate("ca").getEncoded())),
                Files.writeString(folder.resolve("server.pem"), chain),
                Files.writeString(
                        folder.resolve("server.key"), pem("PRIVATE KEY", key.getEncoded())));
    }

    private static String pem(String what, byte[] bytes) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(what, text, what);
    }
}
