package org.wardledger.transparency.witness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.wardledger.transparency.merkle.Hash;
import org.wardledger.transparency.merkle.Proofs;
import org.wardledger.transparency.note.NoteSignature;
import org.wardledger.transparency.note.Policy;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.note.Vkey;
import org.wardledger.transparency.tiles.LogFolder;
import org.wardledger.transparency.tiles.TileTree;
import org.wardledger.transparency.witness.WitnessClient.Reply;

/// Takes the newest checkpoint round to the witnesses, and publishes it as `checkpoint` once the
/// policy's quorum has cosigned it. Witnesses that are away delay that document and nothing else.
///
/// One thread calls [#round]; see [CosignerLoop].
public final class Cosigner implements AutoCloseable {
    private final LogFolder folder;
    private final Policy policy;
    private final Vkey logKey;
    private final InstantSource clock;
    private final Duration refresh;
    private final Consumer<String> contradiction;
    private final int roundsBehind;
    private final HttpClient http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<WitnessClient> clients;
    private final Map<Vkey, Long> recorded = new ConcurrentHashMap<>();
    private final Map<Vkey, String> troubles = new ConcurrentHashMap<>();
    private final Map<Vkey, Integer> behind = new ConcurrentHashMap<>();

    /// @param timeout for each question to a witness
    /// @param refresh how old cosignatures may become while nothing is recorded
    /// @param contradiction told when a witness shows a checkpoint with this log's own signature
    ///     that this log does not continue. The log must sign nothing more; what was shown is the
    ///     proof
    public Cosigner(
            LogFolder folder,
            Policy policy,
            Vkey logKey,
            InstantSource clock,
            Duration timeout,
            Duration refresh,
            Consumer<String> contradiction) {
        this(folder, policy, logKey, clock, timeout, refresh, contradiction, 0);
    }

    /// @param roundsBehind in how many rounds one after the other a witness may show a longer
    ///     checkpoint than this copy has. More than none where several nodes sign in turn: whose
    ///     turn has just come has not made its copy as long yet as the other one's was. A history
    ///     that was cut stays behind and is told after that many
    public Cosigner(
            LogFolder folder,
            Policy policy,
            Vkey logKey,
            InstantSource clock,
            Duration timeout,
            Duration refresh,
            Consumer<String> contradiction,
            int roundsBehind) {
        this.folder = folder;
        this.policy = policy;
        this.logKey = logKey;
        this.clock = clock;
        this.refresh = refresh;
        this.contradiction = contradiction;
        this.roundsBehind = roundsBehind;
        this.http =
                HttpClient.newBuilder()
                        .connectTimeout(timeout)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
        this.clients =
                policy.witnesses().stream()
                        .filter(w -> w.url().isPresent())
                        .map(w -> new WitnessClient(http, timeout, w.key(), w.url().get()))
                        .toList();
    }

    /// Why a witness has not cosigned lately, by its name; empty while all is well.
    public Map<String, String> troubles() {
        Map<String, String> byName = new LinkedHashMap<>();
        troubles.forEach((key, trouble) -> byName.put(key.name(), trouble));
        return byName;
    }

    /// Another node has the turn: being behind in earlier rounds says nothing of the next ones.
    public void pause() {
        behind.clear();
    }

    /// Asks whoever has not cosigned the newest checkpoint yet.
    ///
    /// @return whether a quorum has cosigned the newest checkpoint
    public boolean round() throws IOException {
        Optional<SignedCheckpoint> latest = folder.read(LogFolder.LATEST);
        if (latest.isEmpty()) {
            return false;
        }
        SignedCheckpoint base = withFreshCosignatures(latest.get());
        Set<Vkey> have = signers(base);
        Map<Vkey, Future<List<NoteSignature>>> asked = new LinkedHashMap<>();
        for (WitnessClient client : clients) {
            if (!have.contains(client.key())) {
                asked.put(client.key(), threads.submit(() -> ask(client, latest.get())));
            }
        }
        List<NoteSignature> lines = new ArrayList<>();
        asked.forEach((key, answer) -> lines.addAll(outcome(key, answer)));
        var all = new SignedCheckpoint(base.checkpoint(), base.note().with(lines));
        boolean enough = policy.quorum().met(signers(all));
        Optional<SignedCheckpoint> published = folder.read(LogFolder.CHECKPOINT);
        boolean newer = published.isEmpty() || published.get().size() < all.size();
        if (enough && (newer || !lines.isEmpty())) {
            folder.publish(LogFolder.CHECKPOINT, all.bytes());
        }
        return enough;
    }

    /// The newest checkpoint, with the cosignatures that it already carries and that are young.
    private SignedCheckpoint withFreshCosignatures(SignedCheckpoint latest) throws IOException {
        Instant oldest = clock.instant().minus(refresh);
        List<NoteSignature> young =
                folder
                        .read(LogFolder.CHECKPOINT)
                        .filter(c -> c.note().text().equals(latest.note().text()))
                        .map(c -> c.note().signatures())
                        .orElse(List.of())
                        .stream()
                        .filter(line -> isCosignature(line) && line.cosignedAt().isAfter(oldest))
                        .toList();
        return new SignedCheckpoint(latest.checkpoint(), latest.note().with(young));
    }

    private boolean isCosignature(NoteSignature line) {
        return policy.witnessKeys().stream().anyMatch(line::claims);
    }

    private Set<Vkey> signers(SignedCheckpoint checkpoint) {
        return checkpoint.note().signers(policy.witnessKeys()).good().orElse(Set.of());
    }

    private List<NoteSignature> outcome(Vkey key, Future<List<NoteSignature>> answer) {
        try {
            List<NoteSignature> lines = answer.get();
            if (!lines.isEmpty()) {
                troubles.remove(key);
            }
            return lines;
        } catch (ExecutionException e) {
            troubles.put(key, String.valueOf(e.getCause()));
            return List.of();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private List<NoteSignature> ask(WitnessClient client, SignedCheckpoint latest)
            throws IOException {
        long size = Math.min(recorded.getOrDefault(client.key(), 0L), latest.size());
        Reply reply = client.ask(size, proof(size, latest), latest);
        if (reply instanceof Reply.Recorded(long known) && known <= latest.size()) {
            reply = client.ask(known, proof(known, latest), latest);
        }
        return switch (reply) {
            case Reply.Cosigned(List<NoteSignature> lines) -> {
                recorded.put(client.key(), latest.size());
                behind.remove(client.key());
                yield lines;
            }
            case Reply.Recorded(long known) -> {
                investigate(client, latest);
                throw new IOException("has %d leaves on record".formatted(known));
            }
            case Reply.Refused(int status) -> {
                if (status == 422) {
                    investigate(client, latest);
                }
                throw new IOException("answers " + status);
            }
        };
    }

    private List<Hash> proof(long older, SignedCheckpoint newer) throws IOException {
        if (older == 0 || older == newer.size()) {
            return List.of();
        }
        try {
            var tree = new TileTree(folder.source(), newer.size());
            return Proofs.consistency(older, newer.size(), tree);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// A witness has no power over the log: its word alone stops nothing. Our own signature under
    /// another history does.
    private void investigate(WitnessClient client, SignedCheckpoint latest) throws IOException {
        Optional<SignedCheckpoint> shown = client.recorded(latest.origin());
        boolean ours =
                shown.flatMap(c -> c.note().signers(List.of(logKey)).good())
                        .filter(signers -> signers.contains(logKey))
                        .isPresent();
        if (!ours
                || !shown.get().origin().equals(latest.origin())
                || continued(shown.get())
                || mayComeYet(client, shown.get())) {
            return;
        }
        contradiction.accept(
                "witness %s shows a checkpoint of size %d that this log has signed and does not continue:%n%s"
                        .formatted(
                                client.key().name(),
                                shown.get().size(),
                                shown.get().note().format()));
    }

    private boolean mayComeYet(WitnessClient client, SignedCheckpoint shown) throws IOException {
        return shown.size() > folder.read(LogFolder.LATEST).orElseThrow().size()
                && behind.merge(client.key(), 1, Integer::sum) <= roundsBehind;
    }

    /// Against what is published by now: the log may have grown while the witness was asked.
    private boolean continued(SignedCheckpoint shown) throws IOException {
        SignedCheckpoint now = folder.read(LogFolder.LATEST).orElseThrow();
        if (shown.size() > now.size()) {
            return false;
        }
        try {
            var tree = new TileTree(folder.source(), now.size());
            return Proofs.head(shown.size(), tree).equals(shown.head());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        threads.close();
        http.close();
    }
}
