package org.wardledger.transparency.sequencer;

import java.io.IOException;

/// What the nodes agree on is older than what this one has published. Whoever has the turn puts
/// that right, so it is waited for.
public final class AgreementBehind extends IOException {
    private static final long serialVersionUID = 1L;

    private final long published;
    private final long agreed;

    public AgreementBehind(long published, long agreed) {
        super(
                "log.agreement-behind: this node has published up to %d, the nodes agree on %d"
                        .formatted(published, agreed));
        this.published = published;
        this.agreed = agreed;
    }

    public long published() {
        return published;
    }

    public long agreed() {
        return agreed;
    }
}
