package org.wardledger.transparency.note;

import java.util.Optional;

/// What came of reading something that anybody may have sent.
public sealed interface Parsed<T> {

    record Good<T>(T value) implements Parsed<T> {}

    /// @param code stable, such as `note.control-character`
    /// @param detail where or what, for an operator; never quoted from the input beyond a name
    record Bad<T>(String code, String detail) implements Parsed<T> {}

    /// A reader that gives up at the first thing that is not as it should be.
    @FunctionalInterface
    interface Reader<T> {
        T read() throws Malformed;
    }

    static <T> Parsed<T> by(Reader<T> reader) {
        try {
            return new Good<>(reader.read());
        } catch (Malformed e) {
            return new Bad<>(e.code(), e.detail());
        }
    }

    default T orThrow() throws Malformed {
        return switch (this) {
            case Good<T>(T value) -> value;
            case Bad<T>(String code, String detail) -> throw new Malformed(code, detail);
        };
    }

    default Optional<T> good() {
        return this instanceof Good<T>(T value) ? Optional.of(value) : Optional.empty();
    }
}
