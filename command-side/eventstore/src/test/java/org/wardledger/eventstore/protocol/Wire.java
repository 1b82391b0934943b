package org.wardledger.eventstore.protocol;

import com.google.protobuf.ByteString;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.kurrent.dbclient.proto.shared.Shared;
import io.kurrent.dbclient.proto.streams.StreamsOuterClass.AppendReq;
import io.kurrent.dbclient.proto.streams.StreamsOuterClass.AppendResp;
import io.kurrent.dbclient.proto.streams.StreamsOuterClass.ReadReq;
import io.kurrent.dbclient.proto.streams.StreamsOuterClass.ReadResp;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.wardledger.eventstore.protocol.Entry.Proposed;
import org.wardledger.eventstore.protocol.ServerLog.Answer;

/// Between the log and the messages of the wire, as the real server fills them.
final class Wire {
    private Wire() {}

    static Proposed proposed(AppendReq.ProposedMessage message) {
        return new Proposed(
                id(message.getId()),
                message.getMetadataOrThrow("type"),
                message.getMetadataOrThrow("content-type"),
                message.getData().toByteArray(),
                message.getCustomMetadata().toByteArray());
    }

    private static UUID id(Shared.UUID id) {
        return id.hasStructured()
                ? new UUID(
                        id.getStructured().getMostSignificantBits(),
                        id.getStructured().getLeastSignificantBits())
                : UUID.fromString(id.getString());
    }

    static String stream(Shared.StreamIdentifier stream) {
        return stream.getStreamName().toStringUtf8();
    }

    static long expected(AppendReq.Options options) {
        return switch (options.getExpectedStreamRevisionCase()) {
            case REVISION -> options.getRevision();
            case NO_STREAM -> ServerLog.NO_STREAM;
            case STREAM_EXISTS -> ServerLog.STREAM_EXISTS;
            case ANY, EXPECTEDSTREAMREVISION_NOT_SET -> ServerLog.ANY;
        };
    }

    static AppendResp written(Answer answer) {
        var position =
                AppendResp.Position.newBuilder()
                        .setCommitPosition(answer.position())
                        .setPreparePosition(answer.position());
        return AppendResp.newBuilder()
                .setSuccess(
                        AppendResp.Success.newBuilder()
                                .setCurrentRevision(answer.revision())
                                .setPosition(position))
                .build();
    }

    static AppendResp wrong(AppendReq.Options options, Answer answer) {
        var wrong = AppendResp.WrongExpectedVersion.newBuilder();
        if (answer.revision() < 0) {
            wrong.setCurrentNoStream(Shared.Empty.getDefaultInstance());
        } else {
            wrong.setCurrentRevision(answer.revision());
        }
        if (options.hasRevision()) {
            wrong.setExpectedRevision(options.getRevision());
        } else if (options.hasNoStream()) {
            wrong.setExpectedNoStream(Shared.Empty.getDefaultInstance());
        } else {
            wrong.setExpectedAny(Shared.Empty.getDefaultInstance());
        }
        return AppendResp.newBuilder().setWrongExpectedVersion(wrong).build();
    }

    static ReadResp event(Entry entry) {
        var id =
                Shared.UUID
                        .newBuilder()
                        .setStructured(
                                Shared.UUID
                                        .Structured
                                        .newBuilder()
                                        .setMostSignificantBits(entry.id().getMostSignificantBits())
                                        .setLeastSignificantBits(
                                                entry.id().getLeastSignificantBits()));
        var recorded =
                ReadResp.ReadEvent.RecordedEvent.newBuilder()
                        .setId(id)
                        .setStreamIdentifier(identifier(entry.stream()))
                        .setStreamRevision(entry.revision())
                        .setCommitPosition(entry.position())
                        .setPreparePosition(entry.position())
                        .putMetadata("type", entry.type())
                        .putMetadata("content-type", entry.contentType())
                        .putMetadata("created", Long.toString(entry.createdTicks()))
                        .setData(ByteString.copyFrom(entry.data()))
                        .setCustomMetadata(ByteString.copyFrom(entry.metadata()));
        return ReadResp.newBuilder()
                .setEvent(
                        ReadResp.ReadEvent.newBuilder()
                                .setEvent(recorded)
                                .setCommitPosition(entry.position()))
                .build();
    }

    private static Shared.StreamIdentifier identifier(String stream) {
        return Shared.StreamIdentifier.newBuilder()
                .setStreamName(ByteString.copyFromUtf8(stream))
                .build();
    }

    static ReadResp notFound(String stream) {
        return ReadResp.newBuilder()
                .setStreamNotFound(
                        ReadResp.StreamNotFound.newBuilder()
                                .setStreamIdentifier(identifier(stream)))
                .build();
    }

    static ReadResp confirmed() {
        return ReadResp.newBuilder()
                .setConfirmation(
                        ReadResp.SubscriptionConfirmation.newBuilder()
                                .setSubscriptionId(UUID.randomUUID().toString()))
                .build();
    }

    static ReadResp checkpoint(long position) {
        return ReadResp.newBuilder()
                .setCheckpoint(
                        ReadResp.Checkpoint.newBuilder()
                                .setCommitPosition(position)
                                .setPreparePosition(position))
                .build();
    }

    static ReadResp caughtUp() {
        return ReadResp.newBuilder().setCaughtUp(ReadResp.CaughtUp.getDefaultInstance()).build();
    }

    static Predicate<Entry> filter(ReadReq.Options options) {
        if (!options.hasFilter()) {
            return entry -> true;
        }
        ReadReq.Options.FilterOptions filter = options.getFilter();
        if (filter.hasStreamIdentifier()) {
            Predicate<String> names = expression(filter.getStreamIdentifier());
            return entry -> names.test(entry.stream());
        }
        Predicate<String> types = expression(filter.getEventType());
        return entry -> types.test(entry.type());
    }

    private static Predicate<String> expression(ReadReq.Options.FilterOptions.Expression by) {
        if (by.getPrefixCount() > 0) {
            return name -> by.getPrefixList().stream().anyMatch(name::startsWith);
        }
        return Pattern.compile(by.getRegex()).asPredicate();
    }

    static StatusRuntimeException notLeader(String host, int port) {
        var trailers = new Metadata();
        trailers.put(key("exception"), "not-leader");
        trailers.put(key("leader-endpoint-host"), host);
        trailers.put(key("leader-endpoint-port"), Integer.toString(port));
        return Status.NOT_FOUND
                .withDescription("Leader info available")
                .asRuntimeException(trailers);
    }

    static StatusRuntimeException deleted(String stream) {
        var trailers = new Metadata();
        trailers.put(key("exception"), "stream-deleted");
        trailers.put(key("stream-name"), stream);
        return Status.FAILED_PRECONDITION
                .withDescription("Event stream '%s' is deleted.".formatted(stream))
                .asRuntimeException(trailers);
    }

    static StatusRuntimeException tooLarge(long max) {
        var trailers = new Metadata();
        trailers.put(key("exception"), "maximum-append-size-exceeded");
        trailers.put(key("maximum-append-size"), Long.toString(max));
        return Status.INVALID_ARGUMENT
                .withDescription("Maximum Append Size of %d Exceeded.".formatted(max))
                .asRuntimeException(trailers);
    }

    static StatusRuntimeException invalidPosition() {
        return Status.INVALID_ARGUMENT
                .withDescription("Trying to read from an invalid position.")
                .asRuntimeException();
    }

    static StatusRuntimeException denied() {
        var trailers = new Metadata();
        trailers.put(key("exception"), "access-denied");
        return Status.PERMISSION_DENIED
                .withDescription("Access Denied")
                .asRuntimeException(trailers);
    }

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }
}
