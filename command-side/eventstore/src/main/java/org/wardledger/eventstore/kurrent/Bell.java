package org.wardledger.eventstore.kurrent;

import io.kurrent.dbclient.Position;
import io.kurrent.dbclient.ResolvedEvent;
import io.kurrent.dbclient.SubscribeToAllOptions;
import io.kurrent.dbclient.Subscription;
import io.kurrent.dbclient.SubscriptionFilter;
import io.kurrent.dbclient.SubscriptionListener;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardledger.eventstore.EventStoreUnavailable;

/// A catch-up subscription to the ledger's part of `$all` that only says "there is news": the
/// events themselves are read in pages, with a deadline and a size. So nothing is buffered here, a
/// slow reader holds up nothing, and an event that comes twice or out of order does no harm.
///
/// A subscription of this client can die without a word (a change of leader is enough). So it is
/// watched: when the follower has found an event that the subscription did not tell of within three
/// polls, it is given up and made again.
final class Bell implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Bell.class);

    private final Clients clients;
    private final PositionIndex index;
    private final Follower follower;
    private final String pattern;
    private final long pollMillis;
    private final Thread thread = new Thread(this::watch, "event-store-bell");
    private @Nullable Subscription subscription;
    private volatile Place heard = Place.START;
    private volatile int subscribed;
    private volatile boolean dead = true;
    private volatile boolean closed;

    Bell(
            Clients clients,
            PositionIndex index,
            Follower follower,
            StreamNames names,
            KurrentLimits limits) {
        this.clients = clients;
        this.index = index;
        this.follower = follower;
        this.pattern = names.pattern();
        this.pollMillis = limits.poll().toMillis();
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /// How often a subscription was made: more than once means that one was lost.
    int subscribed() {
        return subscribed;
    }

    private void watch() {
        int silent = 0;
        while (!closed) {
            try {
                if (dead) {
                    subscribe();
                    silent = 0;
                } else {
                    silent = heard.compareTo(lastKnown()) < 0 ? silent + 1 : 0;
                    if (silent > 2) {
                        LOG.warn("the subscription to $all is silent; making a new one");
                        leave();
                        continue;
                    }
                }
                Server.sleep(pollMillis);
            } catch (CallFailure e) {
                LOG.info("no subscription to $all for now: {}", e.getMessage());
                pause();
            } catch (EventStoreUnavailable e) {
                pause();
            } catch (RuntimeException e) { // watching goes on, whatever happened
                LOG.warn("watching the subscription to $all failed", e);
                pause();
            }
        }
    }

    private void pause() {
        if (!closed) {
            Server.sleep(pollMillis);
        }
    }

    private Place lastKnown() {
        PositionIndex.Row last = index.last();
        return last == null ? Place.START : last.place();
    }

    private void subscribe() throws CallFailure {
        Place from = index.resume();
        SubscribeToAllOptions options =
                SubscribeToAllOptions.get()
                        .filter(
                                SubscriptionFilter.newBuilder()
                                        .withStreamNameRegularExpression(pattern)
                                        .build());
        if (from.equals(Place.START)) {
            options.fromStart();
        } else {
            options.fromPosition(from.onServer());
        }
        heard = from;
        dead = false;
        var listener = new Listener();
        try {
            subscription = clients.call(client -> client.subscribeToAll(listener, options));
            subscribed++;
        } catch (CallFailure e) {
            dead = true;
            throw e;
        }
        if (closed) {
            leave();
        }
    }

    private void leave() {
        dead = true;
        Subscription old = subscription;
        subscription = null;
        if (old != null) {
            old.stop();
        }
    }

    /// An exception here would end the subscription without a word: nothing in it throws.
    private final class Listener extends SubscriptionListener {
        @Override
        public void onEvent(Subscription of, ResolvedEvent event) {
            Place place = Place.of(event.getOriginalEvent().getPosition());
            if (place.compareTo(heard) > 0) {
                heard = place;
            }
            follower.ring(place);
        }

        @Override
        public void onCancelled(Subscription of, @Nullable Throwable why) {
            if (of == null || of == subscription) {
                dead = true;
            }
            follower.ring();
        }

        @Override
        public void onCaughtUp(
                Subscription of,
                @Nullable Instant at,
                @Nullable Long revision,
                @Nullable Position position) {
            follower.ring();
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        leave();
    }
}
