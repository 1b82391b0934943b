package org.wardledger.codec;

/// How the values of one Java type stand in JSON, both ways. Prepared once per type.
interface Form {
    void write(Object value, CanonicalWriter out);

    /// Throws [Misfit] for anything `write` would not have written.
    Object read(CanonicalReader in);
}
