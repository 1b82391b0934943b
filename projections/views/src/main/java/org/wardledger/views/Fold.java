package org.wardledger.views;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;

/// What all projections share. The name of the index is that of the document class in lower case
/// with hyphens.
public abstract class Fold<V extends View> implements Projection<V> {
    private final Class<V> type;
    private final Audience audience;
    private final String name;

    protected Fold(Class<V> type, Audience audience) {
        this.type = type;
        this.audience = audience;
        this.name =
                type.getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                        .toLowerCase(Locale.ROOT);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Class<V> type() {
        return type;
    }

    @Override
    public final Audience audience() {
        return audience;
    }

    /// The document a later event needs. Its absence means that an event is missing: no document
    /// may be written on top of a hole.
    protected final V known(@Nullable V before, Recorded<? extends LedgerEvent> event) {
        if (before == null) {
            throw new IllegalStateException(
                    "%s: event %d (%s) has no predecessor"
                            .formatted(
                                    name,
                                    event.position(),
                                    LedgerEvent.typeOf(event.event().getClass())));
        }
        return before;
    }
}
