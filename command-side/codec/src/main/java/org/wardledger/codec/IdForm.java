package org.wardledger.codec;

import org.jspecify.annotations.Nullable;
import org.wardledger.events.Id;

/// An identifier as its text.
record IdForm(Shape shape) implements Form {

    @Override
    public void write(Object value, CanonicalWriter out) {
        out.text(((Id) value).value());
    }

    @Override
    public Object read(CanonicalReader in) {
        return shape.make(new @Nullable Object[] {in.text()});
    }
}
