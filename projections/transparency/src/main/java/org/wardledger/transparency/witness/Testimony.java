package org.wardledger.transparency.witness;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.wardledger.transparency.merkle.ProofCheck;
import org.wardledger.transparency.merkle.TreeHead;
import org.wardledger.transparency.note.NoteSignature;
import org.wardledger.transparency.note.Parsed;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.note.SigningKey;
import org.wardledger.transparency.note.Vkey;

/// The judgement of a witness, without the network: it cosigns a checkpoint only if that continues
/// the last one that it cosigned. Comparing and recording are one step per log, otherwise a slower
/// request could put the record back behind a faster one.
final class Testimony {
    private final SigningKey key;
    private final List<Vkey> logs;
    private final WitnessStore store;
    private final InstantSource clock;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    Testimony(SigningKey key, List<Vkey> logs, WitnessStore store, InstantSource clock) {
        this.key = key;
        this.logs = List.copyOf(logs);
        this.store = store;
        this.clock = clock;
    }

    Answer hear(byte[] body) throws IOException {
        return switch (AddCheckpoint.parse(body)) {
            case Parsed.Bad<AddCheckpoint>(String code, _) -> new Answer.Malformed(code);
            case Parsed.Good<AddCheckpoint>(AddCheckpoint request) -> hear(request);
        };
    }

    private Answer hear(AddCheckpoint request) throws IOException {
        SignedCheckpoint next = request.checkpoint();
        List<Vkey> trusted = logs.stream().filter(k -> k.name().equals(next.origin())).toList();
        if (trusted.isEmpty()) {
            return new Answer.UnknownLog();
        }
        Optional<Set<Vkey>> signers = next.note().signers(trusted).good();
        if (signers.isEmpty() || signers.get().isEmpty()) {
            return new Answer.Forbidden();
        }
        if (request.oldSize() > next.size()) {
            return new Answer.Malformed("witness.old-size");
        }
        ReentrantLock lock = locks.computeIfAbsent(next.origin(), _ -> new ReentrantLock());
        lock.lock();
        try {
            return compareAndRecord(request);
        } finally {
            lock.unlock();
        }
    }

    private Answer compareAndRecord(AddCheckpoint request) throws IOException {
        SignedCheckpoint next = request.checkpoint();
        TreeHead last =
                store.recorded(next.origin()).map(SignedCheckpoint::head).orElse(TreeHead.EMPTY);
        if (request.oldSize() != last.size()) {
            return new Answer.Conflict(last.size());
        }
        if (ProofCheck.consistency(last, next.head(), request.proof()) != ProofCheck.OK) {
            return new Answer.Inconsistent();
        }
        NoteSignature cosignature = key.cosign(next.note().text(), clock.instant());
        store.record(
                new SignedCheckpoint(next.checkpoint(), next.note().with(List.of(cosignature))));
        return new Answer.Cosigned(cosignature);
    }
}
