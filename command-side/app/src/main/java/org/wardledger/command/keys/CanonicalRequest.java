package org.wardledger.command.keys;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.ByteOrder;
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
    private static final int FIRST_SIZE = 1024;
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
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

    // Not a stream of the library: its lock for each byte was a tenth of the work of a command.
    private byte[] out = new byte[FIRST_SIZE];
    private int size;
    private final List<Integer> ends = new ArrayList<>();

    private CanonicalRequest() {}

    static CanonicalRequest of(Request request, Caller caller) {
        CanonicalRequest canonical = new CanonicalRequest();
        canonical.field(caller.actor());
        canonical.field(request.code());
        for (Method accessor : ACCESSORS.get(request.fields().getClass())) {
            canonical.field(get(accessor, request.fields()));
        }
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

    /// Holds the request in front of room that is not used.
    byte[] buffer() {
        return out;
    }

    int size() {
        return size;
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
        ends.add(size);
    }

    private void write(@Nullable Object value) {
        switch (value) {
            case null -> put((byte) 'n');
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
        parts.stream().sorted(Arrays::compare).forEach(this::put);
    }

    private static byte[] entry(Map.Entry<?, ?> entry) {
        CanonicalRequest part = new CanonicalRequest();
        part.write(entry.getKey());
        part.write(entry.getValue());
        return Arrays.copyOf(part.out, part.size);
    }

    private static byte[] alone(@Nullable Object value) {
        CanonicalRequest part = new CanonicalRequest();
        part.write(value);
        return Arrays.copyOf(part.out, part.size);
    }

    private void text(char kind, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        begin(kind, bytes.length);
        put(bytes);
    }

    private void begin(char kind, int length) {
        put((byte) kind);
        room(Integer.BYTES);
        INT.set(out, size, length);
        size += Integer.BYTES;
    }

    private void put(byte value) {
        room(1);
        out[size++] = value;
    }

    private void put(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, out, size, bytes.length);
        size += bytes.length;
    }

    private void room(int more) {
        int needed = Math.addExact(size, more);
        if (needed > out.length) {
            out = Arrays.copyOf(out, Math.max(needed, 2 * out.length));
        }
    }

    private static @Nullable Object get(Method accessor, Object record) {
        try {
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(accessor + " cannot be read", e);
        }
    }
}
