package org.wardledger.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.wardledger.views.posting.PostingView;
import org.wardledger.views.posting.PostingView.Kind;

class CorpusTest {
    private static final int ENTRIES = 5_000;
    private final List<PostingView> all =
            LongStream.range(0, ENTRIES).mapToObj(Corpus.of(ENTRIES)::posting).toList();

    @Test
    void a_number_always_gives_the_same_posting_and_no_two_share_an_id() {
        assertThat(Corpus.of(ENTRIES).posting(4_321)).isEqualTo(all.get(4_321));
        Set<String> ids = new HashSet<>();
        all.forEach(p -> ids.add(p.id()));
        assertThat(ids).hasSize(ENTRIES);
    }

    @Test
    void every_home_month_and_kind_of_movement_that_is_asked_for_is_there() {
        assertThat(all.stream().map(PostingView::institution).distinct())
                .hasSize(Corpus.HOMES)
                .contains(Corpus.home(0), Corpus.home(Corpus.HOMES - 1));
        assertThat(all.stream().map(PostingView::month).distinct())
                .hasSize(Corpus.MONTHS)
                .contains(Corpus.month(0), Corpus.month(Corpus.MONTHS - 1));
        assertThat(all.stream().map(PostingView::kind).distinct())
                .contains(Kind.PAYMENT, Kind.REFUND, Kind.RECEIPT, Kind.CASH_WITHDRAWAL);
    }

    @Test
    void nothing_is_shown_that_the_product_would_not_show() {
        assertThat(all)
                .filteredOn(p -> p.group() != null && p.group().sensitive())
                .isNotEmpty()
                .allSatisfy(
                        p -> {
                            assertThat(p.category()).isNull();
                            assertThat(p.supplier()).isNull();
                            assertThat(p.items()).isEmpty();
                        });
        assertThat(all)
                .filteredOn(p -> p.kind() == Kind.RECEIPT)
                .isNotEmpty()
                .allSatisfy(p -> assertThat(p.amount()).isNull());
    }

    @Test
    void words_are_asked_for_that_stand_in_the_postings_of_each_language() {
        Set<String> kk = new HashSet<>();
        Set<String> ru = new HashSet<>();
        Set<String> en = new HashSet<>();
        for (PostingView posting : all) {
            kk.addAll(List.of(posting.textKk().split(" ")));
            ru.addAll(List.of(posting.textRu().split(" ")));
            en.addAll(List.of(posting.textEn().split(" ")));
        }
        Searches searches = Searches.of(List.of(Corpus.home(0)), List.of(Corpus.month(0)));
        List<String> asked =
                LongStream.range(0, 500)
                        .mapToObj(n -> searches.question(n).words())
                        .filter(words -> !words.isEmpty())
                        .distinct()
                        .toList();
        assertThat(asked).anyMatch(kk::contains).anyMatch(ru::contains).anyMatch(en::contains);
        assertThat(searches.question(7)).isEqualTo(searches.question(7));
    }
}
