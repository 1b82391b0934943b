package org.wardledger.launcher.bench;

import java.time.YearMonth;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.MoneyCode.Category;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.MoneyCode.Group;
import org.wardledger.events.Name3;
import org.wardledger.events.Visibility.Tier;
import org.wardledger.launcher.demo.Chance;
import org.wardledger.launcher.demo.DemoBooks;
import org.wardledger.views.Texts;
import org.wardledger.views.View;
import org.wardledger.views.expenditure.ItemLine;
import org.wardledger.views.posting.PostingView;
import org.wardledger.views.posting.PostingView.Kind;
import org.wardledger.views.posting.PostingView.Limbs;

/// Made-up public postings of the whole country over ten years: as many homes as there are, sellers
/// and months, amounts of all sizes, articles and words of the demo in three languages. A number
/// always gives the same posting, so that several threads can make them.
///
/// @param entries how many there are
/// @param books what is bought, and from whom
record Corpus(long entries, DemoBooks books) {
    static final int HOMES = 582;
    static final int MONTHS = 120;
    private static final int REGIONS = 20;
    private static final int SELLERS = 2_000;
    private static final YearMonth FIRST = YearMonth.of(2017, 1);

    static Corpus of(long entries) {
        return new Corpus(entries, DemoBooks.read(new Chance(1)));
    }

    static String home(int number) {
        return "ins_%016d".formatted(number);
    }

    static String region(int home) {
        return "%02d0000000".formatted(10 + home % REGIONS);
    }

    static YearMonth month(int number) {
        return FIRST.plusMonths(number);
    }

    /// What differs between kinds of movements.
    private record Movement(
            Kind kind,
            long amount,
            @Nullable Long spent,
            int payments,
            @Nullable Group group,
            @Nullable Category category,
            @Nullable String supplier,
            @Nullable Name3 supplierName,
            List<ItemLine> items,
            Texts texts) {}

    /// @param n from 0; it was recorded at the next position
    PostingView posting(long n) {
        SplittableRandom random = new SplittableRandom(n);
        int home = random.nextInt(HOMES);
        int percent = random.nextInt(100);
        long amount = amount(random);
        if (percent >= 83) {
            return view(n, home, movement(percent, amount));
        }
        Kind kind = percent < 80 ? Kind.PAYMENT : Kind.REFUND;
        return view(n, home, purchase(kind, amount, random));
    }

    private static Movement movement(int percent, long amount) {
        Kind cash = percent < 97 ? Kind.CASH_WITHDRAWAL : Kind.CASH_DEPOSIT;
        Kind kind = percent < 93 ? Kind.RECEIPT : cash;
        return new Movement(kind, amount, null, 0, null, null, null, null, List.of(), new Texts());
    }

    /// Of a sensitive head neither article nor seller is public.
    private Movement purchase(Kind kind, long amount, SplittableRandom random) {
        DemoBooks.Article article = books.articles().get(random.nextInt(books.articles().size()));
        int number = random.nextInt(SELLERS);
        Group group = article.cat().group();
        long spent = kind == Kind.REFUND ? -amount : amount;
        int payments = kind == Kind.REFUND ? 0 : 1;
        if (group.sensitive()) {
            return new Movement(
                    kind,
                    amount,
                    spent,
                    payments,
                    group,
                    null,
                    null,
                    null,
                    List.of(),
                    new Texts().add(group));
        }
        Name3 seller = seller(number);
        return new Movement(
                kind,
                amount,
                spent,
                payments,
                group,
                article.cat(),
                "sup_%016d".formatted(number),
                seller,
                List.of(
                        new ItemLine(
                                article.id().value(),
                                article.name(),
                                article.unit(),
                                amount,
                                "1",
                                amount)),
                new Texts().add(article.name()).add(article.cat()).add(group).add(seller));
    }

    private Name3 seller(int number) {
        Name3 name = books.sellers().get(number % books.sellers().size()).name();
        String tail = " № " + number;
        return new Name3(name.kk() + tail, name.ru() + tail, name.en() + tail);
    }

    /// From 500 tenge to 50 million, small ones more often.
    private static long amount(SplittableRandom random) {
        return Math.round(50_000 * Math.exp(random.nextDouble() * Math.log(100_000)));
    }

    private PostingView view(long n, int home, Movement m) {
        YearMonth month = month((int) (n * MONTHS / entries));
        return new PostingView(
                new UUID(n, ~n).toString(),
                n + 1,
                View.CURRENT,
                n + 1,
                m.kind(),
                PostingView.State.STANDS,
                null,
                null,
                home(home),
                "acc_%016d".formatted(home),
                region(home),
                "KZT",
                month,
                month.atDay(1 + (int) (n % 28)),
                month.atDay(1 + (int) (n % 28)),
                month,
                m.kind() == Kind.PAYMENT ? Direction.OUT : Direction.IN,
                m.kind() == Kind.RECEIPT ? null : (Long) m.amount(),
                m.spent(),
                m.kind() == Kind.RECEIPT ? null : Limbs.of(m.amount(), m.spent()),
                m.payments(),
                m.group() == null || m.group().sensitive() ? Tier.COARSE : Tier.OPEN,
                m.group() == null ? null : "exp_%016d".formatted(n),
                m.group(),
                m.category(),
                m.supplier(),
                m.supplierName(),
                m.items(),
                null,
                null,
                null,
                m.texts().kk(),
                m.texts().ru(),
                m.texts().en());
    }
}
