package org.wardledger.transparency.tiles;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A log on a web server. Redirects are not followed, answers are limited in size and time: whoever
/// runs the server may wish that nobody finishes.
public final class HttpSource implements TileSource {
    private final String prefix;
    private final Duration timeout;
    private final HttpClient client;

    /// @param prefix such as `https://example.org/log`
    /// @param timeout for each file, from the question to its last byte
    public HttpSource(URI prefix, Duration timeout) {
        this.prefix = prefix.toString().replaceAll("/+$", "");
        this.timeout = timeout;
        this.client =
                HttpClient.newBuilder()
                        .connectTimeout(timeout)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    @Override
    public Optional<byte[]> read(String path, int bytesMax) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(prefix + "/" + path)).timeout(timeout).build();
        var answering =
                client.sendAsync(
                        request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), bytesMax));
        try {
            HttpResponse<byte[]> response =
                    answering.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() == 404) {
                return Optional.empty();
            }
            if (response.statusCode() != 200) {
                throw new IOException(path + " answers " + response.statusCode());
            }
            return Optional.of(response.body());
        } catch (ExecutionException e) {
            throw new IOException(path + " cannot be read: " + reason(e.getCause()), e);
        } catch (TimeoutException e) {
            answering.cancel(true);
            throw new IOException(path + " was not read within " + timeout.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// A refused connection, or a name that nobody has, comes without a message.
    private static String reason(@Nullable Throwable cause) {
        String message = cause == null ? null : cause.getMessage();
        boolean unconnected = cause instanceof ConnectException;
        return message == null || unconnected ? "no connection" : message;
    }

    @Override
    public String place() {
        return prefix;
    }

    @Override
    public int readers() {
        return 8;
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
