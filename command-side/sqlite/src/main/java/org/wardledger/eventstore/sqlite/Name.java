package org.wardledger.eventstore.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

/// A stream or type name beside the number that the file uses for it.
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, shared by reference
record Name(long number, String text, byte[] bytes) {

    static Name of(long number, String text) {
        return new Name(number, text, text.getBytes(UTF_8));
    }
}
