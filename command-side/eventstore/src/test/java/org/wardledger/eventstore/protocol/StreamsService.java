package org.wardledger.eventstore.protocol;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.kurrent.dbclient.proto.streams.StreamsGrpc;
import io.kurrent.dbclient.proto.streams.StreamsOuterClass.AppendReq;
import io.kurrent.dbclient.proto.streams.StreamsOuterClass.AppendResp;
import io.kurrent.dbclient.proto.streams.StreamsOuterClass.DeleteReq;
import io.kurrent.dbclient.proto.streams.StreamsOuterClass.DeleteResp;
import io.kurrent.dbclient.proto.streams.StreamsOuterClass.ReadReq;
import io.kurrent.dbclient.proto.streams.StreamsOuterClass.ReadReq.Options.ReadDirection;
import io.kurrent.dbclient.proto.streams.StreamsOuterClass.ReadResp;
import io.kurrent.dbclient.proto.streams.StreamsOuterClass.TombstoneReq;
import io.kurrent.dbclient.proto.streams.StreamsOuterClass.TombstoneResp;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.wardledger.eventstore.protocol.Entry.Proposed;
import org.wardledger.eventstore.protocol.ServerLog.Answer;

/// `event_store.client.streams.Streams`: append, read, subscribe, delete, tombstone.
final class StreamsService extends StreamsGrpc.StreamsImplBase {
    private final ServerLog log;
    private final Faults faults;
    private final ExecutorService threads;
    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
    private final AtomicInteger readsOfAll = new AtomicInteger();
    private volatile String host = "127.0.0.1";
    private volatile int port;

    StreamsService(ServerLog log, Faults faults, ExecutorService threads) {
        this.log = log;
        this.faults = faults;
        this.threads = threads;
    }

    void leaderIs(String leaderHost, int leaderPort) {
        host = leaderHost;
        port = leaderPort;
    }

    /// Ends every subscription as a change of leader does.
    void changeLeader() {
        subscribers.forEach(subscriber -> subscriber.end(Wire.notLeader(host, port)));
    }

    void dropSubscriptions() {
        subscribers.forEach(
                subscriber ->
                        subscriber.end(
                                Status.ABORTED.withDescription("dropped").asRuntimeException()));
    }

    @Override
    public StreamObserver<AppendReq> append(StreamObserver<AppendResp> answer) {
        return new StreamObserver<>() {
            private final List<Proposed> events = new ArrayList<>();
            private AppendReq.@Nullable Options options;
            private long bytes;

            @Override
            public void onNext(AppendReq request) {
                if (request.hasOptions()) {
                    options = request.getOptions();
                } else {
                    bytes += request.getSerializedSize();
                    events.add(Wire.proposed(request.getProposedMessage()));
                }
            }

            @Override
            public void onError(Throwable t) {
                events.clear(); // the writer has gone before it was done: nothing is written
            }

            @Override
            public void onCompleted() {
                AppendReq.Options chosen = options;
                if (chosen == null) {
                    answer.onError(Status.INVALID_ARGUMENT.asRuntimeException());
                } else {
                    write(chosen, events, bytes, answer);
                }
            }
        };
    }

    private void write(
            AppendReq.Options options,
            List<Proposed> events,
            long bytes,
            StreamObserver<AppendResp> answer) {
        faults.awaitThaw();
        if (Faults.take(faults.notLeader)) {
            answer.onError(Wire.notLeader(host, port));
            return;
        }
        if (Faults.take(faults.refuseAppends)) {
            answer.onError(
                    Status.UNAVAILABLE.withDescription("Server Is Not Ready").asRuntimeException());
            return;
        }
        if (bytes > faults.appendBytesMax) {
            answer.onError(Wire.tooLarge(faults.appendBytesMax));
            return;
        }
        String stream = Wire.stream(options.getStreamIdentifier());
        Answer outcome;
        try {
            outcome = log.append(stream, Wire.expected(options), events);
        } catch (IllegalStateException e) {
            answer.onError(Wire.deleted(stream));
            return;
        }
        if (Faults.take(faults.swallowAnswers)) {
            return;
        }
        if (Faults.take(faults.loseAnswers)) {
            answer.onError(
                    Status.UNAVAILABLE.withDescription("connection lost").asRuntimeException());
            return;
        }
        answer.onNext(outcome.written() ? Wire.written(outcome) : Wire.wrong(options, outcome));
        answer.onCompleted();
    }

    @Override
    public void read(ReadReq request, StreamObserver<ReadResp> answer) {
        ReadReq.Options options = request.getOptions();
        var call = (ServerCallStreamObserver<ReadResp>) answer;
        threads.execute(
                () -> {
                    try {
                        faults.awaitThaw();
                        if (options.hasSubscription()) {
                            subscribe(options, call);
                        } else {
                            read(options, call);
                        }
                    } catch (StatusRuntimeException e) {
                        if (!call.isCancelled()) {
                            call.onError(e);
                        }
                    }
                });
    }

    private void read(ReadReq.Options options, ServerCallStreamObserver<ReadResp> call) {
        if (Faults.take(faults.notLeader)) {
            throw Wire.notLeader(host, port);
        }
        List<Entry> found = options.hasStream() ? ofStream(options, call) : ofAll(options);
        boolean cut = Faults.take(faults.cutReads);
        int sent = 0;
        for (Entry entry : found) {
            if (call.isCancelled()) {
                return;
            }
            if (cut && sent++ >= found.size() / 2) {
                throw Status.UNAVAILABLE.withDescription("connection lost").asRuntimeException();
            }
            pause();
            call.onNext(Wire.event(entry));
            if (faults.duplicates && options.hasAll()) {
                call.onNext(Wire.event(entry));
            }
        }
        call.onCompleted();
    }

    private void pause() {
        if (faults.slowMillis > 0) {
            try {
                Thread.sleep(faults.slowMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private List<Entry> ofStream(ReadReq.Options options, ServerCallStreamObserver<ReadResp> call) {
        ReadReq.Options.StreamOptions asked = options.getStream();
        String stream = Wire.stream(asked.getStreamIdentifier());
        long max = Integer.toUnsignedLong((int) options.getCount());
        try {
            List<Entry> found;
            if (options.getReadDirection() == ReadDirection.Forwards) {
                found = log.stream(stream, asked.hasRevision() ? asked.getRevision() : 0, max);
            } else {
                List<Entry> visible = log.stream(stream);
                long from = asked.hasRevision() ? asked.getRevision() : Long.MAX_VALUE;
                found = visible == null ? null : new ArrayList<>();
                for (int i = visible == null ? -1 : visible.size() - 1; i >= 0; i--) {
                    if (visible.get(i).revision() <= from && found.size() < max) {
                        found.add(visible.get(i));
                    }
                }
            }
            if (found == null) {
                call.onNext(Wire.notFound(stream));
                return List.of();
            }
            return found;
        } catch (IllegalStateException e) {
            throw Wire.deleted(stream);
        }
    }

    int readsOfAll() {
        return readsOfAll.get();
    }

    private List<Entry> ofAll(ReadReq.Options options) {
        readsOfAll.incrementAndGet();
        if (faults.denyAll) {
            throw Wire.denied();
        }
        if (Faults.take(faults.invalidPosition)) {
            throw Wire.invalidPosition();
        }
        long max = Integer.toUnsignedLong((int) options.getCount());
        if (options.getReadDirection() == ReadDirection.Backwards) {
            return log.backwards(max);
        }
        if (options.getAll().hasEnd()) {
            return List.of();
        }
        long position =
                options.getAll().hasPosition()
                        ? options.getAll().getPosition().getCommitPosition()
                        : -1;
        try {
            return log.from(position, true, max);
        } catch (IllegalArgumentException e) {
            throw Wire.invalidPosition();
        }
    }

    private void subscribe(ReadReq.Options options, ServerCallStreamObserver<ReadResp> call) {
        var subscriber = new Subscriber(log, faults, options, call);
        subscribers.add(subscriber);
        try {
            subscriber.run();
        } finally {
            subscribers.remove(subscriber);
        }
    }

    @Override
    public void delete(DeleteReq request, StreamObserver<DeleteResp> answer) {
        log.delete(Wire.stream(request.getOptions().getStreamIdentifier()));
        answer.onNext(DeleteResp.getDefaultInstance());
        answer.onCompleted();
    }

    @Override
    public void tombstone(TombstoneReq request, StreamObserver<TombstoneResp> answer) {
        log.tombstone(Wire.stream(request.getOptions().getStreamIdentifier()));
        answer.onNext(TombstoneResp.getDefaultInstance());
        answer.onCompleted();
    }
}
