package org.wardledger.launcher;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.elasticsearch.client.RestClient;
import org.wardledger.projector.LivePosition;
import org.wardledger.projector.SearchUnavailable;
import org.wardledger.views.Views;

/// Up to where searches see everything, as the projector of another process has written it down;
/// asked for at most twice a second. While nobody answers it is the last one known: whoever then
/// searches hears of the outage by himself.
final class SearchableElsewhere implements LongSupplier {
    private static final Duration FRESH = Duration.ofMillis(500);
    private final RestClient client;
    private long known;
    private long askedAt = System.nanoTime() - FRESH.toNanos();

    SearchableElsewhere(RestClient client) {
        this.client = client;
    }

    @Override
    public synchronized long getAsLong() {
        long now = System.nanoTime();
        if (now - askedAt >= FRESH.toNanos()) {
            askedAt = now;
            try {
                known =
                        LivePosition.read(client, Views.ALL)
                                .map(LivePosition::searchable)
                                .orElse(0L);
            } catch (SearchUnavailable _) {
                return known;
            }
        }
        return known;
    }
}
