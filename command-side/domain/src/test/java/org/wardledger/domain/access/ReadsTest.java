package org.wardledger.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.Streams;
import org.wardledger.events.AccessEvent;
import org.wardledger.events.AccessEvent.FieldSet;
import org.wardledger.events.AccessEvent.Purpose;
import org.wardledger.events.AccessEvent.Read;
import org.wardledger.events.AccessEvent.ReadsRecorded;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Code.Role;
import org.wardledger.events.Id;

class ReadsTest {
    private static final Id.Institution HOME = new Id.Institution("ins_0000000000000001");
    private static final LocalDate TODAY = LocalDate.of(2026, 10, 5);
    private final Reads reads = new Reads();

    private Decision<AccessEvent> decide(List<Read> handed) {
        Envelope envelope =
                new Envelope(
                        new ActorMark(Role.CLOCK, new Id.Actor("act_0000000000000000")),
                        Instant.parse("2026-10-05T06:00:00Z"),
                        TODAY,
                        new UUID(1, 1),
                        "digest",
                        i -> new UUID(2, i));
        return reads.decide(new Reads.RecordReads(HOME, handed), envelope, reads.initial());
    }

    private static Read read(int from, int to) {
        return new Read(
                new Id.Ward("wrd_0000000000000001"),
                new Id.Actor("act_0000000000000007"),
                Role.AUDITOR,
                Purpose.AUDIT,
                FieldSet.MONEY_LINES,
                new Id.Account("acc_0000000000000001"),
                YearMonth.of(2026, from),
                YearMonth.of(2026, to));
    }

    @Test
    void what_was_handed_out_is_recorded_as_it_was_said() {
        List<Read> handed = List.of(read(1, 10));
        assertThat(decide(handed)).isEqualTo(Decision.accept(new ReadsRecorded(HOME, handed)));
    }

    @Test
    void a_read_of_nothing_and_one_that_ends_before_it_begins_are_refused() {
        Decision<AccessEvent> malformed = Decision.refuse(CommonRefusal.MALFORMED, "reads");
        assertThat(decide(List.of())).isEqualTo(malformed);
        assertThat(decide(List.of(read(1, 10), read(10, 9)))).isEqualTo(malformed);
    }

    @Test
    void each_home_has_a_stream_of_its_own_for_each_day() {
        assertThat(Streams.readsOf(HOME, TODAY)).isEqualTo("reads-ins_0000000000000001-20261005");
    }
}
