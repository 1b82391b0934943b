package org.wardledger.command.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/// Slows down guessing: so many failed sign-ins per name and per address in a time, then a pause.
/// The names and addresses live in memory only and are forgotten with the pause.
public final class Attempts {
    private static final int FAILURES = 10;
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(WINDOW).build();

    /// Whether another try is allowed now.
    public boolean mayTry(String who) {
        Bucket bucket = buckets.getIfPresent(who);
        return bucket == null || bucket.getAvailableTokens() > 0;
    }

    public void failed(String who) {
        bucket(who).tryConsume(1);
    }

    public void succeeded(String who) {
        buckets.invalidate(who);
    }

    private Bucket bucket(String who) {
        return buckets.get(
                who,
                _ ->
                        Bucket.builder()
                                .addLimit(
                                        limit ->
                                                limit.capacity(FAILURES)
                                                        .refillIntervally(FAILURES, WINDOW))
                                .build());
    }
}
