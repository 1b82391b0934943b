package org.wardledger.eventstore.kurrent;

import io.kurrent.dbclient.Endpoint;
import io.kurrent.dbclient.KurrentDBClientSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.wardledger.eventstore.EventStoreUnavailable;

/// Whether the servers can show who they are. To the client a certificate that it does not trust is
/// a server that is away: it tries again and again and keeps the reason to itself. Waiting mends no
/// certificate, so one handshake is made before anything is asked.
final class Trust {
    private static final int WAIT_MILLIS = 2_000;

    private final KurrentDBClientSettings given;
    private final @Nullable Path caFile;
    private boolean found;

    Trust(KurrentSettings settings) {
        given = KurrentSettings.parse(settings.connection());
        String named = given.getTlsCaFile();
        Path own = settings.caFile();
        caFile = own == null && named != null ? Path.of(named) : own;
    }

    /// One server that is trusted is enough, and no word of those that are away: the client finds
    /// out about them.
    ///
    /// @throws EventStoreUnavailable where the authority's file is of no use, or every server that
    ///     answers shows a certificate that is not trusted
    void check() {
        if (found || !given.isTls() || !given.isTlsVerifyCert()) {
            return;
        }
        SSLSocketFactory sockets = sockets();
        String refusal = null;
        for (Endpoint host : given.getHosts()) {
            String reason = refusal(sockets, host);
            if (found) {
                return;
            }
            refusal = reason == null ? refusal : reason;
        }
        if (refusal != null) {
            throw new EventStoreUnavailable(refusal);
        }
    }

    /// Null where the server is trusted, or away.
    private @Nullable String refusal(SSLSocketFactory sockets, Endpoint host) {
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(host.getHost(), host.getPort()), WAIT_MILLIS);
            plain.setSoTimeout(WAIT_MILLIS);
            try (SSLSocket secured =
                    (SSLSocket) sockets.createSocket(plain, host.getHost(), host.getPort(), true)) {
                SSLParameters parameters = secured.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                parameters.setApplicationProtocols(new String[] {"h2"});
                secured.setSSLParameters(parameters);
                secured.startHandshake();
                found = true;
                return null;
            }
        } catch (SSLException e) {
            String reason = aboutCertificate(e);
            return reason == null ? null : untrusted(host, reason);
        } catch (IOException e) {
            return null;
        }
    }

    /// Null for a handshake that ended otherwise: a server that is going down may do that.
    private static @Nullable String aboutCertificate(Throwable failure) {
        String reason = null;
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof GeneralSecurityException) {
                reason = at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage();
            }
        }
        return reason;
    }

    private String untrusted(Endpoint host, String reason) {
        return ("the certificate of %s:%d is not trusted (%s), checked with %s. Give the"
                        + " certificate (PEM) of the authority that signed it, or mend the"
                        + " server's: it has to be signed by that authority, be valid now and"
                        + " carry the name %s")
                .formatted(
                        host.getHost(),
                        host.getPort(),
                        reason,
                        caFile == null ? "the authorities of this system" : caFile,
                        host.getHost());
    }

    private SSLSocketFactory sockets() {
        try {
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(caFile == null ? null : authorities(caFile));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new EventStoreUnavailable("TLS cannot be prepared: " + e.getMessage(), e);
        }
    }

    private static KeyStore authorities(Path file) throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw useless(file, "it holds no certificate", null);
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate each : certificates) {
                store.setCertificateEntry("authority-" + number++, each);
            }
            return store;
        } catch (CertificateException e) {
            throw useless(file, "it is no certificate", e);
        } catch (IOException e) {
            throw useless(file, "it cannot be read", e);
        }
    }

    private static EventStoreUnavailable useless(Path file, String why, @Nullable Exception cause) {
        String text =
                "the servers' certificates cannot be checked with %s: %s. Give the certificate"
                                .formatted(file, why)
                        + " (PEM) of the authority that signed the servers'";
        return cause == null
                ? new EventStoreUnavailable(text)
                : new EventStoreUnavailable(text, cause);
    }
}
