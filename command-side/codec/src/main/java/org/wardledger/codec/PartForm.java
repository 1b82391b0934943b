package org.wardledger.codec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some components of an event as one object. The value is an array with a place for each component
/// of the event, filled for those that belong to this part.
///
/// @param size number of components of the event
/// @param mayBeEmpty whether `{}` stands for no value; otherwise the whole part is left out
record PartForm(List<Member> members, int size, boolean mayBeEmpty) implements Form {

    @Override
    public void write(Object values, CanonicalWriter out) {
        Member.writeAll(members, (@Nullable Object[]) values, out);
    }

    @Override
    public Object read(CanonicalReader in) {
        @Nullable Object[] values = new @Nullable Object[size];
        Member.readAll(members, values, in);
        if (!mayBeEmpty && !Member.anyOf(members, values)) {
            throw Misfit.form("empty");
        }
        return values;
    }
}
