package org.wardledger.searchserver;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Brings a search server back when it ends by itself, with doubling pauses while that fails.
///
/// Projections and pages meet the gap as an outage and carry on afterwards: address and credentials
/// stay the same.
public final class SearchServerKeeper implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SearchServerKeeper.class.getName());
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration PAUSE_MAX = Duration.ofMinutes(1);

    private final SearchServer server;
    private final CountDownLatch closed = new CountDownLatch(1);

    private SearchServerKeeper(SearchServer server) {
        this.server = server;
    }

    /// Watches until closed, or until the server is stopped on purpose.
    public static SearchServerKeeper keep(SearchServer server) {
        SearchServerKeeper keeper = new SearchServerKeeper(server);
        Thread.ofPlatform().name("search-server-keeper").daemon().start(keeper::watch);
        return keeper;
    }

    private void watch() {
        Duration pause = LOOK_EVERY;
        while (!isClosedWithin(pause) && !server.isStopped()) {
            if (server.isAlive()) {
                pause = LOOK_EVERY;
            } else {
                pause = pause.multipliedBy(2);
                pause = pause.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause;
                bringBack(pause);
            }
        }
    }

    private void bringBack(Duration pause) {
        try {
            LOG.log(Level.WARNING, "The search server ended by itself; starting it again.");
            server.restartIfDead();
        } catch (SearchServerException e) {
            LOG.log(Level.ERROR, "{0} Next try in {1} s.", e.getMessage(), pause.toSeconds());
        }
    }

    private boolean isClosedWithin(Duration pause) {
        try {
            return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
