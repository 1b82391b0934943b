package org.wardledger.web.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.wardledger.transparency.LogStatus;
import org.wardledger.web.proof.RecordProof.State;
import org.wardledger.web.reading.Positions;

/// What the pages of records say about their proofs.
@Component
public class Proofs {
    private final ProofSource source;
    private final Positions positions;

    Proofs(ProofSource source, Positions positions) {
        this.source = source;
        this.positions = positions;
    }

    /// @param position of the record in the ledger, from 1
    public RecordProof of(long position) {
        long index = position - 1;
        State state = status().provable(position) ? State.PROVABLE : State.RECORDED;
        String address =
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/proof")
                        .queryParam("index", index)
                        .toUriString();
        return new RecordProof(index, state, took(position), address);
    }

    private @Nullable Span took(long position) {
        Optional<Instant> since = source.provableSince().apply(position);
        Instant recorded = positions.timeOf(position);
        return since.isEmpty() || recorded == null
                ? null
                : Span.of(Duration.between(recorded, since.get()));
    }

    LogStatus status() {
        try {
            return source.reader().status();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
