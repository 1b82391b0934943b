package org.wardledger.launcher.chaos;

import java.util.Random;
import java.util.UUID;

/// Idempotency keys that follow from a seed.
final class Keys {
    private Keys() {}

    static UUID of(Random random) {
        return new UUID(
                (random.nextLong() & ~0xF000L) | 0x4000L,
                (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
    }
}
