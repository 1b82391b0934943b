package org.wardledger.command.keys;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Caller;
import org.wardledger.command.Request;

/// A request as bytes that are the same for equal requests and differ for different ones: every
/// value with its kind and length, records and lists in order, sets and maps sorted.
final class CanonicalRequest {
    private static final ClassValue<Method[]> ACCESSORS =
            new ClassValue<>() {
                @Override
                protected Method[] computeValue(Class<?> type) {
                    return Arrays.stream(type.getRecordComponents())
                            .map(RecordComponent::getAccessor)
                            .peek(accessor -> accessor.setAccessible(true))
                            .toArray(Method[]::new);
                }
            };

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    private final List<Integer> ends = new ArrayList<>();
    private byte[] whole = new byte[0];

    private CanonicalRequest() {}

    static CanonicalRequest of(Request request, Caller caller) {
        CanonicalRequest canonical = new CanonicalRequest();
        canonical.field(caller.actor());
        canonical.field(request.code());
        for (Method accessor : ACCESSORS.get(request.fields().getClass())) {
            canonical.field(get(accessor, request.fields()));
        }
        canonical.whole = canonical.out.toByteArray();
        return canonical;
    }

    /// Names of the fields, in their order.
    static List<String> names(Request request) {
        List<String> names = new ArrayList<>(List.of("actor", "command"));
        for (Method accessor : ACCESSORS.get(request.fields().getClass())) {
            names.add(accessor.getName());
        }
        return names;
    }

    byte[] bytes() {
        return whole;
    }

    int fields() {
        return ends.size();
    }

    int begin(int field) {
        return field == 0 ? 0 : ends.get(field - 1);
    }

    int end(int field) {
        return ends.get(field);
    }

    private void field(@Nullable Object value) {
        write(value);
        ends.add(out.size());
    }

    private void write(@Nullable Object value) {
        switch (value) {
            case null -> out.write('n');
            case String text -> text('s', text);
            case Enum<?> code -> text('e', code.name());
            case Record fields -> fields(fields);
            case Set<?> set -> sorted('{', set.stream().map(CanonicalRequest::alone).toList());
            case Map<?, ?> map ->
                    sorted('m', map.entrySet().stream().map(CanonicalRequest::entry).toList());
            case Collection<?> list -> {
                begin('[', list.size());
                list.forEach(this::write);
            }
            default -> text('v', value.toString());
        }
    }

    private void fields(Record value) {
        Method[] accessors = ACCESSORS.get(value.getClass());
        begin('(', accessors.length);
        for (Method accessor : accessors) {
            write(get(accessor, value));
        }
    }

    private void sorted(char kind, List<byte[]> parts) {
        begin(kind, parts.size());
        parts.stream().sorted(Arrays::compare).forEach(out::writeBytes);
    }

    private static byte[] entry(Map.Entry<?, ?> entry) {
        CanonicalRequest part = new CanonicalRequest();
        part.write(entry.getKey());
        part.write(entry.getValue());
        return part.out.toByteArray();
    }

    private static byte[] alone(@Nullable Object value) {
        CanonicalRequest part = new CanonicalRequest();
        part.write(value);
        return part.out.toByteArray();
    }

    private void text(char kind, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        begin(kind, bytes.length);
        out.writeBytes(bytes);
    }

    private void begin(char kind, int size) {
        out.write(kind);
        out.write(size >>> 24);
        out.write(size >>> 16);
        out.write(size >>> 8);
        out.write(size);
    }

    private static @Nullable Object get(Method accessor, Object record) {
        try {
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(accessor + " cannot be read", e);
        }
    }
}
