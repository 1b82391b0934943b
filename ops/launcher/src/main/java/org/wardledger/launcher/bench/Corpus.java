package org.wardledger.launcher.bench;

import java.time.YearMonth;
import java.util.ArrayList;
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
import org.wardledger.views.Samples;
import org.wardledger.views.Texts;
import org.wardledger.views.View;
import org.wardledger.views.expenditure.ItemLine;
import org.wardledger.views.posting.PostingView;
import org.wardledger.views.posting.PostingView.Kind;
import org.wardledger.views.posting.PostingView.Limbs;

/// Made-up public postings of the whole country over ten years: as many homes as there are, sellers
/// and months, amounts of all sizes, articles and words of the demo in three languages. One in a
/// hundred reverses another one of a year before, whose two versions are written as the product
/// writes them. A number always gives the same posting, so that several threads can make them.
///
/// @param entries how many there are
/// @param books what is bought, and from whom
record Corpus(long entries, DemoBooks books) {
    static final int HOMES = 582;
    static final int MONTHS = 120;
    private static final int REGIONS = 20;
    private static final int SELLERS = 2_000;
    private static final YearMonth FIRST = YearMonth.of(2017, 1);
    private static final int REVERSALS = 100;

    /// Far enough that what is reversed was written long before, whoever writes in what order.
    private static final long REVERSED_AFTER_MIN = 10_050;

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
            @Nullable Long amount,
            @Nullable Long spent,
            int payments,
            @Nullable Group group,
            @Nullable Category category,
            @Nullable String supplier,
            @Nullable Name3 supplierName,
            List<ItemLine> items,
            Texts texts) {}

    /// One document as it is written.
    ///
    /// @param id under which it stands in the index
    record Written(String id, long version, PostingView document) {}

    /// The documents that the event at the next position after `n` writes: its own posting, and
    /// both versions of the one that it reverses.
    List<Written> written(long n) {
        PostingView own = posting(n);
        List<Written> written = new ArrayList<>();
        written.add(new Written(own.id(), own.from(), own));
        if (reverses(n)) {
            PostingView target = posting(reversed(n));
            PostingView ended = target.until(own.from());
            written.add(new Written(target.id() + "@" + target.from(), own.from(), ended));
            PostingView now = target.reversed(own.from(), UUID.fromString(own.id()));
            written.add(new Written(target.id(), own.from(), now));
        }
        return written;
    }

    private boolean reverses(long n) {
        return n % REVERSALS == REVERSALS - 1 && reversed(n) >= 0;
    }

    /// Never a reversal itself.
    private long reversed(long n) {
        long year = entries / 10 / REVERSALS * REVERSALS + REVERSALS / 2;
        return n - Math.max(year, REVERSED_AFTER_MIN);
    }

    /// @param n from 0; it was recorded at the next position
    PostingView posting(long n) {
        return reverses(n) ? reversal(n, posting(reversed(n))) : original(n);
    }

    private PostingView reversal(long n, PostingView of) {
        Long spent = of.spent() == null ? null : Long.valueOf(-of.spent());
        return view(
                n,
                Integer.parseInt(of.institution().substring(4)),
                new Movement(
                        Kind.REVERSAL,
                        of.amount(),
                        spent,
                        -of.payments(),
                        of.group(),
                        of.category(),
                        of.supplier(),
                        of.supplierName(),
                        of.items(),
                        new Texts().add(of.textKk(), of.textRu(), of.textEn())));
    }

    private PostingView original(long n) {
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
        Long shown = kind == Kind.RECEIPT ? null : Long.valueOf(amount);
        return new Movement(kind, shown, null, 0, null, null, null, null, List.of(), new Texts());
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
        String id = new UUID(n, ~n).toString();
        return new PostingView(
                id,
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
                m.amount(),
                m.spent(),
                Limbs.of(m.amount(), m.spent()),
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
                Samples.level(id),
                m.texts().kk(),
                m.texts().ru(),
                m.texts().en());
    }
}
