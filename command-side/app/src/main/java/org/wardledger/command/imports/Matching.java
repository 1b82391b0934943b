package org.wardledger.command.imports;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Id;

/// Which line of the bank may have paid for which purchase. Proposals only: a person confirms each
/// with the payment itself, and nothing of this is stored.
public final class Matching {
    /// Days between the purchase and the payment after which the date says nothing.
    private static final int NEAR_DAYS = 31;

    /// A number this short stands in many texts by chance.
    private static final int NUMBER_MIN = 2;

    private Matching() {}

    /// Why a line may belong to a purchase, the strongest reason first.
    public enum Reason {
        SUPPLIER_IBAN("match.supplier-iban", 40),
        CONTRACT_NUMBER("match.contract-number", 35),
        DOCUMENT_NUMBER("match.document-number", 30),
        SUPPLIER_NUMBER("match.supplier-number", 30),
        AMOUNT("match.amount", 30),
        NEAR_DATE("match.near-date", 5);

        private final String code;
        private final int weight;

        Reason(String code, int weight) {
            this.code = code;
            this.weight = weight;
        }

        /// Key of its text.
        public String code() {
            return code;
        }
    }

    /// A purchase that waits for its payment.
    ///
    /// @param due what is not paid of it yet, tiyn
    /// @param day when it was approved or took place
    /// @param number BIN or IIN of the seller; null where not known
    /// @param documents numbers of its invoices and acts
    public record Purchase(
            Id.Expenditure exp,
            long due,
            LocalDate day,
            @Nullable String iban,
            @Nullable String number,
            @Nullable String contract,
            List<String> documents) {}

    /// A line that went out and is not used up.
    ///
    /// @param line event id
    /// @param open what is not used of it, tiyn, positive
    public record Payment(
            UUID line,
            long open,
            LocalDate day,
            @Nullable String iban,
            @Nullable String number,
            @Nullable String purpose) {}

    /// @param reasons what speaks for it, strongest first; never empty
    /// @param score for ranking only
    public record Proposal(Id.Expenditure exp, UUID line, List<Reason> reasons, int score) {}

    /// Pairs that have the amount or the seller in common, the likeliest first; equal ones in the
    /// order of their ids, so that the same books give the same list.
    public static List<Proposal> propose(List<Purchase> purchases, List<Payment> payments) {
        List<Proposal> proposals = new ArrayList<>();
        for (Purchase purchase : purchases) {
            for (Payment payment : payments) {
                Set<Reason> reasons = reasons(purchase, payment);
                if (speaks(reasons)) {
                    int score = reasons.stream().mapToInt(r -> r.weight).sum();
                    proposals.add(
                            new Proposal(
                                    purchase.exp(), payment.line(), List.copyOf(reasons), score));
                }
            }
        }
        proposals.sort(
                Comparator.comparingInt(Proposal::score)
                        .reversed()
                        .thenComparing(p -> p.exp().value())
                        .thenComparing(Proposal::line));
        return List.copyOf(proposals);
    }

    /// A date alone is no reason, and a number in a text alone is none either.
    private static boolean speaks(Set<Reason> reasons) {
        return reasons.contains(Reason.AMOUNT)
                || reasons.contains(Reason.SUPPLIER_IBAN)
                || reasons.contains(Reason.SUPPLIER_NUMBER);
    }

    private static Set<Reason> reasons(Purchase purchase, Payment payment) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        add(reasons, Reason.AMOUNT, purchase.due() == payment.open());
        add(reasons, Reason.SUPPLIER_IBAN, same(purchase.iban(), payment.iban()));
        add(reasons, Reason.SUPPLIER_NUMBER, same(purchase.number(), payment.number()));
        String purpose = " " + words(payment.purpose()) + " ";
        add(reasons, Reason.CONTRACT_NUMBER, names(purpose, purchase.contract()));
        add(
                reasons,
                Reason.DOCUMENT_NUMBER,
                purchase.documents().stream().anyMatch(d -> names(purpose, d)));
        long days = Math.abs(ChronoUnit.DAYS.between(purchase.day(), payment.day()));
        add(reasons, Reason.NEAR_DATE, days <= NEAR_DAYS);
        return reasons;
    }

    private static void add(Set<Reason> reasons, Reason reason, boolean holds) {
        if (holds) {
            reasons.add(reason);
        }
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && one.equalsIgnoreCase(other);
    }

    /// As a word of its own: contract 7 is not named by a text about contract 71.
    private static boolean names(String purpose, @Nullable String number) {
        String wanted = words(number);
        return wanted.length() >= NUMBER_MIN && purpose.contains(" " + wanted + " ");
    }

    /// Letters and digits, with one blank for anything else between them. Not the compatibility
    /// form: it would make the numero sign two letters that stick to the number.
    private static String words(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String normal = Normalizer.normalize(text, Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
        return normal.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
