package org.wardledger.projector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
    private static final class LaidOut extends ToyViews.Totals {
        private final String field;

        LaidOut(String field) {
            this.field = field;
        }

        @Override
        public Optional<String> laidOutBy() {
            return Optional.of(field);
        }
    }
}
