package org.wardledger.domain;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.wardledger.events.Id;

/// Stream names: a pure function of the aggregate's id. They stand in the operator's store only.
public final class Streams {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");

    /// Acts of those who run the ledger.
    public static final String LEDGER = "ledger";

    /// Results of counting the published entries again.
    public static final String RECOUNTS = "publication-recounts";

    private Streams() {}

    /// What is opened of one event.
    public static String openingsOf(UUID event) {
        return "publication-" + event;
    }

    public static String of(Id.Institution id) {
        return "institution-" + id.value();
    }

    public static String of(Id.Supplier id) {
        return "supplier-" + id.value();
    }

    public static String of(Id.Item id) {
        return "item-" + id.value();
    }

    public static String of(Id.Rule id) {
        return "rule-" + id.value();
    }

    public static String of(Id.Ward id) {
        return "ward-" + id.value();
    }

    /// Register data of an account.
    public static String of(Id.Account id) {
        return "account-" + id.value();
    }

    /// One accounting period of an account: everything that moves or guards its money.
    public static String of(Id.Account id, YearMonth period) {
        return "account-" + id.value() + "-" + MONTH.format(period);
    }

    public static String of(Id.Body id) {
        return "body-" + id.value();
    }

    public static String of(Id.Decision id) {
        return "decision-" + id.value();
    }

    public static String of(Id.PrivacyCase id) {
        return "privacy-" + id.value();
    }

    /// What was read of a home's wards on one day.
    public static String readsOf(Id.Institution id, LocalDate day) {
        return "reads-" + id.value() + "-" + DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    /// Whether a stream is a case about personal data, which may end with keys destroyed.
    public static boolean isPrivacy(String stream) {
        return stream.startsWith("privacy-");
    }
}
