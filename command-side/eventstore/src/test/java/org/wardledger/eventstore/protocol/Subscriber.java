package org.wardledger.eventstore.protocol;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.kurrent.dbclient.proto.streams.StreamsOuterClass.ReadReq;
import io.kurrent.dbclient.proto.streams.StreamsOuterClass.ReadResp;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One catch-up subscription to `$all` on the server's side: what stands there, a word that it has
/// caught up, then each new event; checkpoints for what the filter leaves out.
final class Subscriber {
    private static final int PAGE = 256;
    private static final int WAIT_MILLIS = 50;

    private final ServerLog log;
    private final Faults faults;
    private final ReadReq.Options options;
    private final ServerCallStreamObserver<ReadResp> call;
    private final Predicate<Entry> filter;
    private final long window;
    private volatile @Nullable StatusRuntimeException end;
    private long position;
    private long leftOut;

    Subscriber(
            ServerLog log,
            Faults faults,
            ReadReq.Options options,
            ServerCallStreamObserver<ReadResp> call) {
        this.log = log;
        this.faults = faults;
        this.options = options;
        this.call = call;
        this.filter = Wire.filter(options);
        int multiplier = Math.max(1, options.getFilter().getCheckpointIntervalMultiplier());
        this.window = (long) Math.max(1, options.getFilter().getMax()) * multiplier;
    }

    void end(StatusRuntimeException why) {
        end = why;
    }

    /// Until the reader leaves or the subscription is ended.
    void run() {
        if (!options.hasAll()) {
            throw io.grpc.Status.UNIMPLEMENTED.asRuntimeException();
        }
        position = -1;
        if (options.getAll().hasPosition()) {
            position = options.getAll().getPosition().getCommitPosition();
        } else if (options.getAll().hasEnd()) {
            position = log.lastPosition();
        }
        call.onNext(Wire.confirmed());
        boolean live = false;
        try {
            while (!call.isCancelled()) {
                StatusRuntimeException why = end;
                if (why != null) {
                    throw why;
                }
                List<Entry> page = page();
                page.forEach(this::send);
                if (page.isEmpty()) {
                    if (!live) {
                        live = true;
                        call.onNext(Wire.caughtUp());
                    }
                    log.awaitBehind(position, WAIT_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Entry> page() {
        try {
            return log.from(position, false, PAGE);
        } catch (IllegalArgumentException e) {
            throw Wire.invalidPosition();
        }
    }

    private void send(Entry entry) {
        position = entry.position();
        if (call.isCancelled() || faults.muteSubscriptions) {
            return;
        }
        if (filter.test(entry)) {
            call.onNext(Wire.event(entry));
            if (faults.duplicates) {
                call.onNext(Wire.event(entry));
            }
        } else if (options.hasFilter() && ++leftOut % window == 0) {
            call.onNext(Wire.checkpoint(position));
        }
    }
}
