package org.wardledger.launcher.publiclog;

import java.util.Optional;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.transparency.sequencer.Admission;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Lets only sealed entries out: layout 1, whose private fields are commitments. An entry of layout
/// 0 has none, and what was published once can never be taken back.
public final class SealedOnly implements Admission {
    private static final int SEALED = 1;
    private static final JsonMapper STRICT =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    @Override
    public Optional<String> objection(StoredEvent event) {
        JsonNode entry;
        try {
            entry = STRICT.readTree(event.entry());
        } catch (JacksonException _) {
            return Optional.of("not one JSON text with each key once");
        }
        JsonNode layout = entry.path("f");
        if (!layout.isInt() || layout.intValue() != SEALED) {
            return Optional.of("not of layout 1, the sealed one");
        }
        if (!entry.path("t").isString() || !entry.path("t").stringValue().equals(event.type())) {
            return Optional.of("of another type than the store says");
        }
        if (!entry.path("id").isString()
                || !entry.path("id").stringValue().equals(event.id().toString())) {
            return Optional.of("of another id than the store says");
        }
        return Optional.empty();
    }
}
