package org.wardledger.domain.publication;

import static org.wardledger.domain.GivenWhenThen.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Records;
import org.wardledger.domain.publication.Publishing.OpenFields;
import org.wardledger.domain.publication.Publishing.Openable;
import org.wardledger.domain.publication.Publishing.PublicationRefusal;
import org.wardledger.domain.publication.Publishing.RecordRecount;
import org.wardledger.events.PublicationEvent.Checked;
import org.wardledger.events.PublicationEvent.FieldsOpened;
import org.wardledger.events.PublicationEvent.OpeningReason;
import org.wardledger.events.PublicationEvent.TotalsRecomputed;
import org.wardledger.events.Revealed;

class PublishingTest {
    private static final List<Checked> EQUAL = List.of(new Checked("audit", true, 40, 0));

    @Test
    void a_recount_is_published_and_none_goes_back() {
        rules(new Publishing())
                .when(new RecordRecount(8, EQUAL))
                .thenEvents(new TotalsRecomputed(8, EQUAL))
                .when(new RecordRecount(7, EQUAL))
                .thenRefused(PublicationRefusal.POSITION_BEHIND, "position")
                .when(new RecordRecount(8, List.of(new Checked("audit", false, 40, 2))))
                .thenEvents(new TotalsRecomputed(8, List.of(new Checked("audit", false, 40, 2))));
    }

    @Test
    void nothing_is_called_equal_that_differs() {
        rules(new Publishing())
                .when(new RecordRecount(8, List.of(new Checked("audit", true, 40, 1))))
                .thenRefused(CommonRefusal.MALFORMED, "views")
                .when(new RecordRecount(8, List.of(new Checked("audit", false, 40, 0))))
                .thenRefused(CommonRefusal.MALFORMED, "views")
                .when(new RecordRecount(8, List.of()))
                .thenRefused(CommonRefusal.MALFORMED, "views")
                .when(new RecordRecount(0, EQUAL))
                .thenRefused(CommonRefusal.MALFORMED, "position");
    }

    private static final UUID LINE = new UUID(3, 3);
    private static final Openable READY =
            new Openable(
                    null,
                    Map.of("amt", "300", "dir", "OUT", "party", "LEGAL"),
                    true,
                    Set.of("amt", "dir"),
                    Set.of());

    private static OpenFields open(Openable facts, String... names) {
        return new OpenFields(LINE, OpeningReason.RULE_MET, null, List.of(names), facts);
    }

    private static FieldsOpened opened(String name, String value) {
        return new FieldsOpened(
                OpeningReason.RULE_MET,
                null,
                null,
                List.of(new Revealed(LINE, List.of(new Revealed.Field(name, value)))));
    }

    @Test
    void a_field_is_opened_once_with_the_value_that_was_recorded() {
        rules(new Publishing())
                .when(open(READY, "amt"))
                .thenEvents(opened("amt", "300"))
                .when(open(READY, "dir", "amt"))
                .thenRefused(PublicationRefusal.ALREADY_OPEN, "names[1]")
                .when(open(READY, "dir"))
                .thenEvents(opened("dir", "OUT"));
    }

    @Test
    void what_a_payment_opened_is_open_already() {
        rules(new Publishing())
                .when(open(but(READY, "opened", Set.of("amt")), "amt"))
                .thenRefused(PublicationRefusal.ALREADY_OPEN, "names[0]");
    }

    @Test
    void nothing_else_and_nothing_too_early_and_nothing_of_few_is_opened() {
        rules(new Publishing())
                .when(open(READY, "purpose"))
                .thenRefused(PublicationRefusal.NOT_OPENABLE, "names[0]")
                .when(open(but(READY, "closed", false), "amt"))
                .thenRefused(PublicationRefusal.TOO_EARLY, "names[0]")
                .when(open(READY, "amt", "party"))
                .thenRefused(PublicationRefusal.BELOW_K, "names[1]")
                .when(open(READY))
                .thenRefused(CommonRefusal.MALFORMED, "names")
                .when(open(READY, "amt", "amt"))
                .thenRefused(CommonRefusal.MALFORMED, "names");
    }

    private static Openable but(Openable facts, String name, Object value) {
        return Records.with(facts, name, value);
    }
}
