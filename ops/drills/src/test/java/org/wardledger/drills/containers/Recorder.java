package org.wardledger.drills.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.wardledger.drills.containers.Portal.Answer;
import org.wardledger.drills.containers.PublishedEntries.Entry;
import tools.jackson.databind.json.JsonMapper;

/// Somebody who records all the time, whatever happens to the cluster, and who keeps what was
/// promised: a request without an answer is repeated under its key until there is one.
final class Recorder implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PAUSE_MS = 200;
    private static final int OK = 200;
    private static final int WRONG = 400;
    private static final int UNAVAILABLE = 500;
    private static final String TYPE = "ledger.declare-outage";
    private static final String EVENT = "ledger.outage-declared.v1";
    private static final String BODY = "{\"from\":\"2026-01-10\",\"until\":\"2026-01-11\"}";

    private final Portal portal;
    private final ConcurrentSkipListMap<Long, Promise> promises = new ConcurrentSkipListMap<>();
    private final AtomicInteger repeated = new AtomicInteger();
    private final AtomicReference<@Nullable String> wrong = new AtomicReference<>();
    private final Thread thread;
    private volatile boolean enough;

    Recorder(Portal portal) {
        this.portal = portal;
        this.thread = Thread.ofPlatform().name("recorder").start(this::run);
    }

    private void run() {
        try {
            record();
        } catch (RuntimeException e) {
            wrong.set(e.toString());
        }
    }

    private void record() {
        while (!enough && wrong.get() == null) {
            String key = UUID.randomUUID().toString();
            while (!recorded(key)) {
                repeated.incrementAndGet();
                pause();
                if (wrong.get() != null) {
                    return;
                }
            }
            pause();
        }
    }

    /// @return false where the answer is still to come
    private boolean recorded(String key) {
        Answer answer = portal.command(TYPE, key, BODY);
        if (answer.status() == OK) {
            long position = position(answer);
            if (promises.putIfAbsent(position, new Promise(key, event(answer))) != null) {
                wrong.set("two requests were told that they are number " + position);
            }
            return true;
        }
        if (answer.status() >= WRONG && answer.status() < UNAVAILABLE) {
            wrong.set(answer.toString());
        }
        return false;
    }

    /// @param event its id, as the answer said it
    private record Promise(String key, String event) {}

    private static long position(Answer answer) {
        return Long.parseLong(JSON.readTree(answer.body()).path("position").asString());
    }

    private static String event(Answer answer) {
        return JSON.readTree(answer.body()).path("events").path(0).path("id").asString();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// The highest position that was promised.
    long last() {
        String said = wrong.get();
        if (said != null) {
            throw new AssertionError(said);
        }
        return promises.isEmpty() ? 0 : promises.lastKey();
    }

    int acknowledged() {
        return promises.size();
    }

    int repeated() {
        return repeated.get();
    }

    /// Asks for all of it once more: it is answered as it was, and nothing is done again.
    void everyPromiseIsRemembered() {
        promises.forEach(
                (position, promise) -> {
                    Answer answer = portal.command(TYPE, promise.key, BODY);
                    assertThat(answer.status()).as(answer.body()).isEqualTo(OK);
                    assertThat(position(answer)).isEqualTo(position);
                });
    }

    /// What was promised stands where it was told, and nothing of its kind stands anywhere else.
    void everyPromiseIsKeptOnce(List<Entry> published) {
        promises.forEach(
                (position, promise) ->
                        assertThat(published.get((int) (position - 1)).id())
                                .as("entry " + position)
                                .isEqualTo(promise.event));
        assertThat(published.stream().filter(entry -> entry.type().equals(EVENT)))
                .hasSameSizeAs(promises.keySet());
    }

    /// The last request is answered first.
    @Override
    public void close() throws InterruptedException {
        enough = true;
        thread.join();
    }
}
