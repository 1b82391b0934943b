package org.wardledger.command.http;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/// The JSON of the API. Strict on the way in: a field that is not known, a value of another kind, a
/// key that stands twice or a missing value is refused, naming the field. Amounts are strings of
/// tiyn, so that no reader rounds them.
public final class RequestJson {
    private static final int DEPTH_MAX = 12;
    private static final int TEXT_MAX = 20_000;

    private final JsonMapper mapper = strict();

    /// What came of reading: the body, or what is wrong with it.
    sealed interface Read {
        record Body(Record value) implements Read {}

        record Wrong(Refusal refusal) implements Read {}
    }

    private static JsonMapper strict() {
        JsonFactory factory =
                JsonFactory.builder()
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxNestingDepth(DEPTH_MAX)
                                        .maxStringLength(TEXT_MAX)
                                        .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build();
        JsonMapper.Builder builder =
                JsonMapper.builder(factory)
                        .addModule(new LedgerValues())
                        .enable(
                                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        for (LogicalType type : List.of(LogicalType.Integer, LogicalType.Boolean)) {
            builder.withCoercionConfig(
                    type,
                    c -> {
                        for (CoercionInputShape shape : CoercionInputShape.values()) {
                            c.setCoercion(shape, CoercionAction.Fail);
                        }
                    });
        }
        builder.withCoercionConfig(
                LogicalType.Textual,
                c -> {
                    c.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                    c.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                    c.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
                });
        return builder.build();
    }

    /// An answer in the same form as requests: amounts as strings.
    byte[] write(Object answer) {
        return mapper.writeValueAsBytes(answer);
    }

    /// The same as the answer to one person, which nobody keeps on the way.
    ResponseEntity<byte[]> ok(Object answer) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(MediaType.APPLICATION_JSON)
                .body(write(answer));
    }

    Read read(byte[] json, Class<? extends Record> type) {
        try {
            Record body = mapper.readValue(json, type);
            String missing = body == null ? "" : Required.firstMissing(body);
            return missing == null
                    ? new Read.Body(body)
                    : wrong(CommonRefusal.MALFORMED, missing, "missing");
        } catch (UnrecognizedPropertyException e) {
            return wrong(CommonRefusal.MALFORMED, path(e), "unknown-field");
        } catch (InvalidFormatException e) {
            return wrong(e);
        } catch (DatabindException e) {
            return wrong(CommonRefusal.MALFORMED, path(e), "wrong-kind");
        } catch (JacksonException e) {
            return wrong(CommonRefusal.MALFORMED, "", "not-json");
        }
    }

    private static Read wrong(InvalidFormatException e) {
        Class<?> wanted = e.getTargetType();
        if (wanted != null && wanted.isEnum()) {
            return wrong(CommonRefusal.UNKNOWN_CODE, path(e), "unknown-code");
        }
        boolean dated =
                wanted == LocalDate.class || wanted == YearMonth.class || wanted == UUID.class;
        return wrong(CommonRefusal.MALFORMED, path(e), dated ? "wrong-form" : "wrong-kind");
    }

    private static Read wrong(CommonRefusal code, String field, String reason) {
        Refusal refusal = field.isEmpty() ? Refusal.of(code) : Refusal.at(code, field);
        return new Read.Wrong(refusal.with("reason", reason));
    }

    /// `lines[3].amt`, as refusals of rules name fields.
    private static String path(DatabindException e) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference part : e.getPath()) {
            String name = part.getPropertyName();
            if (name == null) {
                path.append('[').append(part.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(name);
            }
        }
        return path.toString();
    }
}
