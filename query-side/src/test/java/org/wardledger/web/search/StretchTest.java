package org.wardledger.web.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wardledger.web.search.Question.Order;

/// A page is looked for where its order begins, then further, at last everywhere.
class StretchTest {
    private static final long LOG = 5_000_000;

    @Test
    void the_newest_are_looked_for_at_the_end_of_the_log_and_the_oldest_at_its_beginning() {
        assertThat(stretch(Order.NEWEST, List.of()).filter().orElseThrow().toString())
                .isEqualTo("{range={position={gte=4996640}}}");
        assertThat(stretch(Order.OLDEST, List.of()).filter().orElseThrow().toString())
                .isEqualTo("{range={position={lte=3360}}}");
    }

    @Test
    void a_later_page_goes_on_where_the_one_before_ended() {
        assertThat(stretch(Order.OLDEST, List.of("70000", "id")).filter().orElseThrow().toString())
                .isEqualTo("{range={position={lte=73360}}}");
    }

    @Test
    void an_order_by_amount_and_a_small_result_need_none() {
        assertThat(stretch(Order.LARGEST, List.of()).filter()).isEmpty();
        assertThat(Stretch.of(Order.NEWEST, List.of(), LOG, 30, 21).filter()).isEmpty();
        assertThat(Stretch.of(Order.NEWEST, List.of(), 0, 0, 21).filter()).isEmpty();
    }

    @Test
    void what_is_no_position_is_left_to_the_index() {
        assertThat(stretch(Order.NEWEST, List.of("tomorrow")))
                .isEqualTo(stretch(Order.NEWEST, List.of()));
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void it_ends_with_the_whole_log(Order order) {
        Stretch stretch = Stretch.of(order, List.of(), LOG, LOG, 1);
        int steps = 0;
        while (!stretch.whole()) {
            stretch = stretch.longer();
            steps++;
        }
        assertThat(steps).isLessThanOrEqualTo(4);
        assertThat(stretch.filter()).isEmpty();
    }

    /// Else one request would keep the index and a thread busy for ever.
    @ParameterizedTest
    @EnumSource(Order.class)
    void it_ends_wherever_an_address_says_that_it_goes_on(Order order) {
        for (long place : List.of(Long.MIN_VALUE, -1L, 0L, 7L, LOG, LOG + 1, Long.MAX_VALUE)) {
            for (long log : List.of(0L, 5L, LOG)) {
                Stretch stretch = Stretch.of(order, List.of("" + place, "id"), log, LOG, 1);
                for (int steps = 0; steps < 6; steps++) {
                    stretch = stretch.longer();
                }
                assertThat(stretch.whole()).as("%d of %d", place, log).isTrue();
            }
        }
    }

    private static Stretch stretch(Order order, List<String> after) {
        return Stretch.of(order, after, LOG, LOG / 5, 21);
    }
}
