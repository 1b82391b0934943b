package org.wardledger.views.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.views.Projection;
import org.wardledger.views.View;

/// What later entries have opened of an entry that only committed to it: of a bank line used in a
/// public payment, direction and amount. Public from the position of the opening on. Its id is the
/// earlier event's.
///
/// @param institution of the event that opened; null where it shows none
/// @param by events that opened something of it
/// @param values in the order of their opening
public record OpenedView(
        String id,
        long from,
        long to,
        @Nullable String institution,
        List<UUID> by,
        List<Value> values)
        implements View {
    public static final Projection<OpenedView> PROJECTION = new OpenedFold();

    /// One field.
    ///
    /// @param name of the field in the earlier event
    /// @param value amount in tiyn, date or code, as it stood there
    /// @param position of the opening
    public record Value(String name, String value, LocalDate day, long position) {}

    /// The value of a field; empty where it is not open.
    public String value(String name) {
        return values.stream()
                .filter(v -> v.name.equals(name))
                .map(Value::value)
                .findFirst()
                .orElse("");
    }

    @Override
    public OpenedView until(long to) {
        return new OpenedView(id, from, to, institution, by, values);
    }
}
