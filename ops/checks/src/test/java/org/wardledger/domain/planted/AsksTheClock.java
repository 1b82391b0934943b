package org.wardledger.domain.planted;

import java.time.Instant;

/// Decides by the time of day.
public final class AsksTheClock {
    public Instant now() {
        return Instant.now();
    }
}
