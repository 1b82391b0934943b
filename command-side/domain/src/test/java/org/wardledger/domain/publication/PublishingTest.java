package org.wardledger.domain.publication;

import static org.wardledger.domain.GivenWhenThen.rules;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.publication.Publishing.PublicationRefusal;
import org.wardledger.domain.publication.Publishing.RecordRecount;
import org.wardledger.events.PublicationEvent.Checked;
import org.wardledger.events.PublicationEvent.TotalsRecomputed;

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
}
