package org.wardledger.codec;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Id;
import org.wardledger.events.Visibility.Tier;

/// One component of an event and on which side of the line its value stands: in the public entry or
/// in the private payload.
///
/// @param from lowest tier that shows it; for the tiered kinds only
record Slot(int index, String name, Class<?> type, boolean nullable, Kind kind, Tier from) {

    private static final Map<Class<?>, Object> BLANKS =
            Map.of(
                    String.class,
                    "",
                    List.class,
                    List.of(),
                    Map.class,
                    Map.of(),
                    long.class,
                    0L,
                    int.class,
                    0,
                    boolean.class,
                    false,
                    Id.Actor.class,
                    Opened.ERASED);

    enum Kind {
        SHOWN,
        /// Disclosures of an earlier entry: shown, with salts that follow from a key.
        OPENS,
        CLOSED,
        TIERED,
        /// A tiered effective date: its month is shown one tier earlier than the date.
        TIERED_DATE,
        /// Role and tag are shown, the person is closed.
        MARK,
        MARKS
    }

    /// The two sides of an event, by component; the closed one also has what every event has.
    record Sides(@Nullable Object[] shown, @Nullable Object[] closed) {
        Sides(int size) {
            this(new @Nullable Object[size], new @Nullable Object[size + Common.STORED]);
        }
    }

    /// Whether the public side alone gives the value.
    boolean isWhole(Tier tier) {
        return switch (kind) {
            case SHOWN, OPENS -> true;
            case TIERED, TIERED_DATE -> isShown(tier);
            case CLOSED, MARK, MARKS -> false;
        };
    }

    /// Whether the value says what the event is about, or when: without it there is nothing to
    /// fold.
    boolean names() {
        boolean about = Id.class.isAssignableFrom(type) && type != Id.Actor.class;
        boolean when = type == LocalDate.class || type == YearMonth.class;
        return kind == Kind.CLOSED && !nullable && (about || when);
    }

    /// Stands for a value that is erased: nothing where the component may be null; an empty text
    /// or list, zero, no; a person who cannot be known any more, in the role that everybody sees.
    /// Codes and dates have no such value and are null.
    @Nullable Object blank(Sides sides) {
        Object shown = sides.shown[index];
        return switch (kind) {
            case MARK -> shown == null ? null : ((SeenMark) shown).with(Opened.ERASED);
            case MARKS ->
                    shown == null
                            ? null
                            : ((List<?>) shown)
                                    .stream()
                                            .map(m -> (Object) ((SeenMark) m).with(Opened.ERASED))
                                            .toList();
            case TIERED_DATE -> shown instanceof YearMonth month ? month.atDay(1) : null;
            case SHOWN, OPENS, CLOSED, TIERED -> nullable ? null : BLANKS.get(type);
        };
    }

    private boolean isShown(Tier tier) {
        return tier.compareTo(from) >= 0;
    }

    private boolean isMonthShown(Tier tier) {
        return kind == Kind.TIERED_DATE && !isShown(tier) && tier != Tier.SEALED;
    }

    void split(@Nullable Object value, Tier tier, Function<ActorMark, SeenMark> see, Sides sides) {
        if (value == null) {
            if (!nullable) {
                throw Misfit.form("has no value").within(name);
            }
            return;
        }
        switch (kind) {
            case SHOWN, OPENS -> sides.shown[index] = value;
            case CLOSED -> sides.closed[index] = value;
            case TIERED, TIERED_DATE -> {
                (isShown(tier) ? sides.shown : sides.closed)[index] = value;
                if (isMonthShown(tier)) {
                    sides.shown[index] = YearMonth.from((LocalDate) value);
                }
            }
            case MARK -> {
                sides.shown[index] = see.apply((ActorMark) value);
                sides.closed[index] = ((ActorMark) value).actor();
            }
            case MARKS -> {
                List<?> marks = (List<?>) value;
                sides.shown[index] = marks.stream().map(m -> see.apply((ActorMark) m)).toList();
                sides.closed[index] = marks.stream().map(m -> ((ActorMark) m).actor()).toList();
            }
        }
    }

    @Nullable Object join(Tier tier, Sides sides) {
        Object shown = sides.shown[index];
        Object closed = sides.closed[index];
        Object value =
                switch (kind) {
                    case SHOWN -> shown;
                    case OPENS -> revealed(shown);
                    case CLOSED -> closed;
                    case TIERED -> oneSide(isShown(tier), shown, closed);
                    case TIERED_DATE ->
                            isMonthShown(tier)
                                    ? dateOf(shown, closed)
                                    : date(oneSide(isShown(tier), shown, closed));
                    case MARK -> mark(shown, closed);
                    case MARKS -> marks(shown, closed);
                };
        if (value == null && !nullable) {
            throw Misfit.form("missing").within(name);
        }
        return value;
    }

    private static @Nullable Object revealed(@Nullable Object shown) {
        return shown instanceof List<?> all
                ? all.stream().map(d -> ((Disclosure) d).revealed()).toList()
                : null;
    }

    private @Nullable Object oneSide(
            boolean open, @Nullable Object shown, @Nullable Object closed) {
        if ((open ? closed : shown) != null) {
            throw Misfit.form("on the other side than its tier says").within(name);
        }
        return open ? shown : closed;
    }

    private @Nullable Object date(@Nullable Object value) {
        if (value instanceof YearMonth) {
            throw Misfit.form("a month where its tier says a date").within(name);
        }
        return value;
    }

    private @Nullable Object dateOf(@Nullable Object month, @Nullable Object date) {
        if (date instanceof LocalDate d && YearMonth.from(d).equals(month)) {
            return d;
        }
        if (date == null && month == null) {
            return null;
        }
        throw Misfit.form("date and shown month differ").within(name);
    }

    private @Nullable Object mark(@Nullable Object shown, @Nullable Object closed) {
        if (shown == null && closed == null) {
            return null;
        }
        if (shown == null || closed == null) {
            throw Misfit.form("roles and actors differ").within(name);
        }
        return ((SeenMark) shown).with((Id.Actor) closed);
    }

    private @Nullable Object marks(@Nullable Object shown, @Nullable Object closed) {
        if (shown == null && closed == null) {
            return null;
        }
        if (!(shown instanceof List<?> roles)
                || !(closed instanceof List<?> actors)
                || roles.size() != actors.size()) {
            throw Misfit.form("roles and actors differ").within(name);
        }
        List<Object> marks = new ArrayList<>(roles.size());
        for (int i = 0; i < roles.size(); i++) {
            marks.add(((SeenMark) roles.get(i)).with((Id.Actor) actors.get(i)));
        }
        return List.copyOf(marks);
    }
}
