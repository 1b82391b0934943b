package org.wardledger.command.http;

import java.util.regex.Pattern;
import org.wardledger.events.Id;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/// How values of the ledger stand in JSON: ids as their text, amounts as strings of tiyn.
final class LedgerValues extends SimpleModule {
    private static final long serialVersionUID = 1L;
    private static final Pattern AMOUNT = Pattern.compile("0|-?[1-9][0-9]{0,17}");

    LedgerValues() {
        for (Class<?> type : Id.class.getPermittedSubclasses()) {
            addId(type.asSubclass(Id.class));
        }
        addDeserializer(long.class, new AmountReader());
        addDeserializer(Long.class, new AmountReader());
        addSerializer(Id.class, new IdWriter());
        addSerializer(long.class, new AmountWriter());
        addSerializer(Long.class, new AmountWriter());
    }

    private <I extends Id> void addId(Class<I> type) {
        addDeserializer(type, new IdReader<>(type));
    }

    private static final class IdReader<I extends Id> extends ValueDeserializer<I> {
        private final Class<I> type;

        private IdReader(Class<I> type) {
            this.type = type;
        }

        @Override
        public I deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return type.cast(context.handleUnexpectedToken(type, parser));
            }
            String text = parser.getString();
            try {
                return type.getDeclaredConstructor(String.class).newInstance(text);
            } catch (ReflectiveOperationException e) {
                return type.cast(context.handleWeirdStringValue(type, text, "not such an id"));
            }
        }
    }

    private static final class IdWriter extends ValueSerializer<Id> {
        @Override
        public void serialize(Id id, JsonGenerator out, SerializationContext context) {
            out.writeString(id.value());
        }
    }

    /// Numbers are refused: a reader that takes 0.1 for a number of tiyn loses money.
    private static final class AmountReader extends ValueDeserializer<Long> {
        @Override
        public Long deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (Long) context.handleUnexpectedToken(Long.class, parser);
            }
            String text = parser.getString();
            return AMOUNT.matcher(text).matches()
                    ? Long.valueOf(text)
                    : (Long) context.handleWeirdStringValue(Long.class, text, "not an amount");
        }
    }

    private static final class AmountWriter extends ValueSerializer<Long> {
        @Override
        public void serialize(Long amount, JsonGenerator out, SerializationContext context) {
            out.writeString(amount.toString());
        }
    }
}
