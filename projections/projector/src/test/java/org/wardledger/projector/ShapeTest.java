package org.wardledger.projector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.projector.ToyViews.Total;
import org.wardledger.views.Audience;
import org.wardledger.views.Lookup;
import org.wardledger.views.Projection;

/// What an index is made with decides whether another program may go on with it.
class ShapeTest {
    private static final IndexSettings SETTINGS = IndexSettings.single(Search.NO_ANALYSIS);

    @Test
    void an_index_whose_documents_lie_in_another_order_is_of_another_shape() {
        List<String> shapes =
                List.of(
                        Shape.of(List.of(ToyViews.TOTALS), SETTINGS),
                        Shape.of(List.of(new LaidOut("events")), SETTINGS),
                        Shape.of(List.of(new LaidOut("sum")), SETTINGS));
        assertThat(shapes).doesNotHaveDuplicates();
        assertThat(Shape.of(List.of(new LaidOut("sum")), SETTINGS)).isEqualTo(shapes.getLast());
    }

    @Test
    void only_an_index_with_an_order_is_told_one() {
        assertThat(SETTINGS.of(new LaidOut("sum")).at("/index/sort.field").asString())
                .isEqualTo("sum");
        assertThat(SETTINGS.of(new LaidOut("sum")).at("/index/sort.order").asString())
                .isEqualTo("desc");
        assertThat(SETTINGS.of(ToyViews.TOTALS).path("index").has("sort.field")).isFalse();
    }

    /// The totals, in an order.
    private record LaidOut(String field) implements Projection<Total> {
        @Override
        public String name() {
            return ToyViews.TOTALS.name();
        }

        @Override
        public Class<Total> type() {
            return ToyViews.TOTALS.type();
        }

        @Override
        public Audience audience() {
            return ToyViews.TOTALS.audience();
        }

        @Override
        public String mapping() {
            return ToyViews.TOTALS.mapping();
        }

        @Override
        public Optional<String> laidOutBy() {
            return Optional.of(field);
        }

        @Override
        public List<String> touches(Recorded<? extends LedgerEvent> event, Lookup lookup) {
            return ToyViews.TOTALS.touches(event, lookup);
        }

        @Override
        public Total fold(
                @Nullable Total before,
                String id,
                Recorded<? extends LedgerEvent> event,
                Lookup lookup) {
            return ToyViews.TOTALS.fold(before, id, event, lookup);
        }
    }
}
