package org.wardledger.transparency.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.wardledger.transparency.merkle.Hash;
import org.wardledger.transparency.note.Malformed;
import org.wardledger.transparency.note.NoteSignature;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.note.SignedNote;
import org.wardledger.transparency.note.Strict;
import org.wardledger.transparency.note.Vkey;

/// Asks one witness. Whatever it answers is checked against its key before it counts.
final class WitnessClient {
    private static final int ANSWER_BYTES_MAX = 64 * 1_024;

    private final HttpClient http;
    private final Duration timeout;
    private final Vkey key;
    private final String prefix;

    WitnessClient(HttpClient http, Duration timeout, Vkey key, URI prefix) {
        this.http = http;
        this.timeout = timeout;
        this.key = key;
        this.prefix = prefix.toString().replaceAll("/+$", "");
    }

    /// What came of one question.
    sealed interface Reply {
        record Cosigned(List<NoteSignature> lines) implements Reply {}

        record Recorded(long size) implements Reply {}

        record Refused(int status) implements Reply {}
    }

    Vkey key() {
        return key;
    }

    Reply ask(long oldSize, List<Hash> proof, SignedCheckpoint checkpoint) throws IOException {
        byte[] body = new AddCheckpoint(oldSize, proof, checkpoint).body();
        HttpResponse<byte[]> response =
                send(request("/add-checkpoint").POST(BodyPublishers.ofByteArray(body)).build());
        String text = new String(response.body(), UTF_8);
        try {
            if (response.statusCode() == 200) {
                return new Reply.Cosigned(cosignatures(text, checkpoint.note()));
            }
            if (response.statusCode() == 409) {
                return new Reply.Recorded(Strict.decimal(text.strip()));
            }
            return new Reply.Refused(response.statusCode());
        } catch (Malformed e) {
            throw new IOException("witness " + key.name() + " answers " + e.getMessage(), e);
        }
    }

    /// The checkpoint that the witness has on record for a log.
    Optional<SignedCheckpoint> recorded(String origin) throws IOException {
        HttpResponse<byte[]> response =
                send(request("/" + WitnessStore.nameOf(origin) + "/checkpoint").GET().build());
        return response.statusCode() == 200
                ? SignedCheckpoint.parse(response.body()).good()
                : Optional.empty();
    }

    private List<NoteSignature> cosignatures(String text, SignedNote note) throws Malformed {
        List<NoteSignature> good = new ArrayList<>();
        for (String line : text.lines().toList()) {
            NoteSignature signature = NoteSignature.read(line);
            if (signature.claims(key)) {
                if (!signature.verifies(key, note.text())) {
                    throw new Malformed("note.bad-signature", key.name());
                }
                good.add(signature);
            }
        }
        if (good.isEmpty()) {
            throw new Malformed("witness.no-cosignature", key.name());
        }
        return good;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(prefix + path)).timeout(timeout);
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        var answering =
                http.sendAsync(
                        request,
                        BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER_BYTES_MAX));
        try {
            return answering.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException("witness " + key.name() + ": " + e.getCause(), e);
        } catch (TimeoutException e) {
            answering.cancel(true);
            throw new IOException("witness " + key.name() + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
