package org.wardledger.web.search;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.MoneyCode.Category;
import org.wardledger.events.MoneyCode.Group;
import org.wardledger.views.Samples;
import org.wardledger.views.View;
import org.wardledger.views.posting.PostingView;
import org.wardledger.views.posting.PostingView.Kind;
import org.wardledger.views.posting.PostingView.Limbs;
import org.wardledger.views.posting.PostingView.State;

/// Random postings, all versions of them: some are reversed later, some hide their amount, some
/// words and sellers occur only at the beginning of the log. The same seed makes the same ones.
final class MadePostings {
    static final int HOMES = 60;
    static final List<String> WORDS = List.of("zupod", "marlik", "qerton", "vulsk", "early");

    /// Positions between two postings: the log holds other records as well.
    private static final long APART = 1_000;

    private final Random random;
    private final int count;
    private final List<PostingView> versions = new ArrayList<>();

    private MadePostings(int count, long seed) {
        this.count = count;
        this.random = new Random(seed);
    }

    static List<PostingView> of(int count, long seed) {
        MadePostings made = new MadePostings(count, seed);
        for (int n = 0; n < count; n++) {
            made.add(n);
        }
        return made.versions;
    }

    static long log(int count) {
        return count * APART;
    }

    private void add(int n) {
        PostingView posting = posting(n, (n + 1) * APART);
        if (random.nextInt(20) > 0) {
            versions.add(posting);
            return;
        }
        long later = posting.from() + 1 + random.nextLong(log(count) - posting.from() + 1);
        versions.add(posting.until(later));
        versions.add(posting.reversed(later, new UUID(1, n)));
    }

    private PostingView posting(int n, long position) {
        boolean early = n < count / 20;
        Kind kind = Kind.values()[random.nextInt(4)];
        Long amount = random.nextInt(7) == 0 ? null : Long.valueOf(amount());
        Long spent = amount == null || kind == Kind.RECEIPT ? null : amount;
        int home = early ? 0 : (int) (HOMES * Math.pow(random.nextDouble(), 3));
        String id = new UUID(random.nextLong(), random.nextLong()).toString();
        YearMonth month = YearMonth.of(2024, 1).plusMonths((long) n * 24 / count);
        return new PostingView(
                id,
                position,
                View.CURRENT,
                position,
                kind,
                State.STANDS,
                null,
                null,
                "ins_" + home,
                "acc_" + home,
                "%02d0000000".formatted(10 + home % 5),
                "KZT",
                month,
                LocalDate.of(2024, 1, 1).plusDays(n % 600),
                null,
                null,
                null,
                amount,
                spent,
                Limbs.of(amount, spent),
                kind == Kind.PAYMENT ? 1 : 0,
                null,
                null,
                Group.values()[random.nextInt(Group.values().length)],
                random.nextBoolean() ? Category.values()[random.nextInt(4)] : null,
                seller(early),
                null,
                List.of(),
                null,
                null,
                null,
                Samples.level(id),
                "",
                "",
                early ? "early zupod" : words());
    }

    /// Some beyond what a double counts exactly once a few are added up; few of them twice.
    private long amount() {
        return random.nextInt(50) == 0
                ? (1L << 52) + random.nextInt(1_000)
                : 1 + random.nextInt(400_000_000);
    }

    private @Nullable String seller(boolean early) {
        return early ? "sup_early" : random.nextInt(4) == 0 ? null : "sup_" + random.nextInt(20);
    }

    private String words() {
        return WORDS.get(random.nextInt(4)) + " " + WORDS.get(random.nextInt(4));
    }
}
