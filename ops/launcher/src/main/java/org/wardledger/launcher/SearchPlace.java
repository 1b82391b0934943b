package org.wardledger.launcher;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import javax.net.ssl.SSLContext;
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
            SSLContext trusting = TrustedCa.in(ca);
            builder.setHttpClientConfigCallback(http -> http.setSSLContext(trusting));
        }
        return builder.build();
    }

    /// Never the password.
    @Override
    public String toString() {
        return address.toString();
    }
}
