package org.wardledger.domain.account;

import org.wardledger.domain.account.Trace.Posting;

/// About how many bytes the parts of a period take in memory: what they are made of, with the node
/// of the persistent map that holds them. Rounded up; a test counts the objects and compares.
final class Weights {
    private static final long PERIOD = 2_000;
    private static final long SUB = 420;
    private static final long HELD = 180;
    private static final long SPEND = 620;
    private static final long HAND = 110;
    private static final long PART = 12;
    private static final long POSTING = 420;
    private static final long LEG = 68;
    private static final long STATEMENT = 760;
    private static final long LINE = 620;
    private static final long ITEM = 400;

    private Weights() {}

    static long of(PeriodState state) {
        return PERIOD
                + books(state.books())
                + bank(state.bank())
                + work(state.work())
                + trace(state.trace());
    }

    private static long books(Books books) {
        long sum = ITEM * books.suspense().size();
        for (Sub sub : books.subs().values()) {
            sum += SUB + HELD * (sub.reserved().size() + sub.standing().size());
        }
        return sum;
    }

    private static long bank(BankSide bank) {
        return STATEMENT * bank.statements().size()
                + LINE * bank.lines().size()
                + ITEM * (bank.older().size() + bank.lineKeys().size());
    }

    private static long work(Work work) {
        long sum =
                ITEM
                        * (work.reservations().size()
                                + work.discrepancies().size()
                                + work.transfers().size()
                                + work.received().size()
                                + work.requests().size());
        for (Spend spend : work.spends().values()) {
            sum += SPEND + PART * spend.lines().size() + HAND * spend.open().hands().size();
        }
        return sum;
    }

    private static long trace(Trace trace) {
        long sum = ITEM * trace.reversed().size();
        for (Posting posting : trace.postings().values()) {
            sum += POSTING + LEG * posting.legs().size();
        }
        return sum;
    }
}
