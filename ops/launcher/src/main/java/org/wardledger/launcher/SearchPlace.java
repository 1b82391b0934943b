package org.wardledger.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.RestClient;
import org.elasticsearch.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;

/// An Elasticsearch that others run.
///
/// @param address without the user
/// @param user null where it asks for none
/// @param ca certificate that its own one is checked with; null for those of the machine
public record SearchPlace(
        URI address, @Nullable String user, @Nullable String password, @Nullable Path ca) {

    RestClient client() {
        int port = address.getPort() < 0 ? 9200 : address.getPort();
        RestClientBuilder builder =
                RestClient.builder(new HttpHost(address.getHost(), port, address.getScheme()));
        if (user != null) {
            String both = user + ":" + (password == null ? "" : password);
            String basic =
                    Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
            builder.setDefaultHeaders(
                    new Header[] {new BasicHeader("Authorization", "Basic " + basic)});
        }
        if (ca != null) {
            SSLContext trusting = trusting(ca);
            builder.setHttpClientConfigCallback(http -> http.setSSLContext(trusting));
        }
        return builder.build();
    }

    private static SSLContext trusting(Path ca) {
        try (InputStream in = Files.newInputStream(ca)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int number = 0;
            for (Certificate each :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("ca" + number++, each);
            }
            TrustManagerFactory managers =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException _) {
            throw new Failed(Says.in(null).text("node.bad-ca", ca));
        }
    }

    /// Never the password.
    @Override
    public String toString() {
        return address.toString();
    }
}
