package org.wardledger.views.audit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Code;
import org.wardledger.events.Visibility.Tier;
import org.wardledger.views.Projection;
import org.wardledger.views.View;

/// One event as a searchable record: what its public entry says in clear, nothing else. Its id is
/// the event's; it has one version. Entries about a ward show type and day only.
///
/// @param feature first part of the type
/// @param day civil date of recording
/// @param tag of the one who acted, in the scope of the record; empty for CLOCK
/// @param subjects all public ids the entry names
/// @param refs earlier events the entry names
/// @param codes public codes as `field.CODE`, such as `result.BROKEN`
/// @param command refused command, for a refused attempt
/// @param amount tiyn, where public
/// @param date effective or checked date, where public; `month` its month or the period
public record AuditView(
        String id,
        long from,
        long to,
        long position,
        String type,
        String feature,
        LocalDate day,
        Code.@Nullable Role role,
        @Nullable String tag,
        @Nullable String institution,
        @Nullable String region,
        @Nullable String account,
        @Nullable String expenditure,
        List<String> subjects,
        List<UUID> refs,
        List<String> codes,
        @Nullable String command,
        @Nullable Tier tier,
        @Nullable Long amount,
        @Nullable LocalDate date,
        @Nullable YearMonth month,
        String textKk,
        String textRu,
        String textEn)
        implements View {
    public static final Projection<AuditView> PROJECTION = new AuditFold();

    /// Among the codes of a record whose private side was erased altogether.
    public static final String ERASED = "record.ERASED";

    /// Whether its private side was erased altogether: then no more than type and day is shown.
    public boolean erased() {
        return codes.contains(ERASED);
    }

    @Override
    public AuditView until(long to) {
        return new AuditView(
                id,
                from,
                to,
                position,
                type,
                feature,
                day,
                role,
                tag,
                institution,
                region,
                account,
                expenditure,
                subjects,
                refs,
                codes,
                command,
                tier,
                amount,
                date,
                month,
                textKk,
                textRu,
                textEn);
    }
}
