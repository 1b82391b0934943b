package org.wardledger.views;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Code;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;

/// One line of the story of a record, oldest first: what a page turns into a plain sentence.
///
/// @param day civil date of recording
/// @param role of the one who acted; CLOCK for the part driven by time
/// @param tag of the one who acted, in the scope of the record; empty for CLOCK
/// @param others witness, second person, voters or owner, as the type has it
/// @param amount tiyn, where public
/// @param date effective date where public, or the term that the step set
/// @param month effective month, where public
/// @param code reason, document or result, from the code list of the type
/// @param about earlier event the step refers to
public record Step(
        long position,
        UUID event,
        String type,
        LocalDate day,
        Code.Role role,
        String tag,
        List<Person> others,
        @Nullable Long amount,
        @Nullable LocalDate date,
        @Nullable YearMonth month,
        @Nullable String code,
        @Nullable UUID about) {

    public static Step of(Recorded<? extends LedgerEvent> event) {
        return new Step(
                event.position(),
                event.fact().id(),
                LedgerEvent.typeOf(event.event().getClass()),
                event.fact().day(),
                event.fact().by().role(),
                event.tag(),
                List.of(),
                null,
                null,
                null,
                null,
                null);
    }

    public Step with(List<Person> people) {
        return copy(people, amount, date, month, code, about);
    }

    public Step amount(@Nullable Long shown) {
        return copy(others, shown, date, month, code, about);
    }

    public Step effective(@Nullable LocalDate on, @Nullable YearMonth in) {
        return copy(others, amount, on, in, code, about);
    }

    public Step code(Enum<?> why) {
        return copy(others, amount, date, month, why.name(), about);
    }

    public Step about(@Nullable UUID earlier) {
        return copy(others, amount, date, month, code, earlier);
    }

    /// A story with this step at its end.
    public List<Step> after(List<Step> story) {
        List<Step> longer = new ArrayList<>(story);
        longer.add(this);
        return List.copyOf(longer);
    }

    private Step copy(
            List<Person> people,
            @Nullable Long shown,
            @Nullable LocalDate on,
            @Nullable YearMonth in,
            @Nullable String why,
            @Nullable UUID earlier) {
        return new Step(position, event, type, day, role, tag, people, shown, on, in, why, earlier);
    }
}
