package org.wardledger.eventstore.kurrent;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.kurrent.dbclient.EventData;
import io.kurrent.dbclient.EventDataBuilder;
import io.kurrent.dbclient.RecordedEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.wardledger.eventstore.Micros;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.UnreadableEvent;

/// What an event looks like on the server. Its data are the public entry, byte for byte; its
/// metadata one flat JSON object of strings, which every server since 20.6 takes:
///
/// ```json
/// {"recordedAt":"2026-03-02T12:00:00.123456Z","append":"<uuid>","check":"crc32c:0a1b2c3d",
///  "payload":"<base64>"}
/// ```
///
/// `append` is one number for all events of one call of `append`, the same on its retries: with it
/// a writer tells its own event from the same event written by an earlier call. `check` covers id,
/// type, time, entry and payload, since the server hands out no checksum of its own.
final class EventForm {
    private static final JsonFactory JSON = new JsonFactory();

    private EventForm() {}

    static EventData toServer(NewEvent event, UUID append) {
        EventDataBuilder data =
                looksLikeJson(event.entry())
                        ? EventDataBuilder.json(event.id(), event.type(), event.entry())
                        : EventDataBuilder.binary(event.id(), event.type(), event.entry());
        long micros = Micros.of(event.recordedAt());
        String metadata =
                "{\"recordedAt\":\"%s\",\"append\":\"%s\",\"check\":\"%s\",\"payload\":\"%s\"}"
                        .formatted(
                                Micros.toInstant(micros),
                                append,
                                check(
                                        event.id(),
                                        event.type(),
                                        micros,
                                        event.entry(),
                                        event.payload()),
                                Base64.getEncoder().encodeToString(event.payload()));
        return data.metadataAsBytes(metadata.getBytes(US_ASCII)).build();
    }

    /// Entries of the ledger are canonical JSON; what is marked so is shown as JSON by the
    /// database's own tools. The mark changes no byte.
    private static boolean looksLikeJson(byte[] entry) {
        return entry.length >= 2 && entry[0] == '{' && entry[entry.length - 1] == '}';
    }

    /// An event that came back: as it was written, or the reason why it cannot be read.
    ///
    /// @param append which call wrote it, null where the event cannot be read
    record Came(
            long position,
            String stream,
            String type,
            @Nullable StoredEvent event,
            @Nullable UUID append,
            String reason) {

        /// @throws UnreadableEvent where it is not as it was written
        StoredEvent readable() {
            if (event == null) {
                throw new UnreadableEvent(position, stream, type, reason);
            }
            return event;
        }
    }

    static Came fromServer(long position, String stream, RecordedEvent raw) {
        try {
            Map<String, String> metadata = metadata(raw.getUserMetadata());
            long micros = Micros.of(Instant.parse(need(metadata, "recordedAt")));
            byte[] payload = Base64.getDecoder().decode(need(metadata, "payload"));
            byte[] entry = raw.getEventData();
            String check = check(raw.getEventId(), raw.getEventType(), micros, entry, payload);
            if (!check.equals(need(metadata, "check"))) {
                return broken(position, stream, raw, "its checksum does not fit");
            }
            var event =
                    new StoredEvent(
                            position,
                            stream,
                            raw.getRevision(),
                            raw.getEventId(),
                            raw.getEventType(),
                            Micros.toInstant(micros),
                            entry,
                            payload);
            UUID append = UUID.fromString(need(metadata, "append"));
            return new Came(position, stream, raw.getEventType(), event, append, "");
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            return broken(position, stream, raw, "its metadata are not the ledger's");
        }
    }

    private static Came broken(long position, String stream, RecordedEvent raw, String reason) {
        return new Came(position, stream, raw.getEventType(), null, null, reason);
    }

    private static String need(Map<String, String> metadata, String name) {
        String value = metadata.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    /// The strings of a flat object; what other tools have added is left alone.
    private static Map<String, String> metadata(byte[] bytes) throws IOException {
        var values = new HashMap<String, String>();
        try (JsonParser parser = JSON.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not an object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.VALUE_STRING) {
                    values.put(name, parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
        }
        return values;
    }

    private static String check(UUID id, String type, long micros, byte[] entry, byte[] payload) {
        byte[] name = type.getBytes(UTF_8);
        var crc = new CRC32C();
        ByteBuffer head = ByteBuffer.allocate(8 * 3 + 4 * 3);
        head.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        head.putLong(micros).putInt(name.length).putInt(entry.length).putInt(payload.length);
        crc.update(head.array());
        crc.update(name);
        crc.update(entry);
        crc.update(payload);
        return "crc32c:%08x".formatted(crc.getValue());
    }
}
