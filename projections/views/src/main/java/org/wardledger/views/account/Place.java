package org.wardledger.views.account;

import java.time.YearMonth;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.views.Lookup;
import org.wardledger.views.institution.InstitutionView;
import org.wardledger.views.institution.Register;

/// Where and in which books a public event stands: institution, its territory as of the event, the
/// account and the account's open month.
///
/// @param month accounting month, which is public: it follows from the opened and closed periods
public record Place(
        String institution,
        String account,
        String kato,
        String region,
        String cur,
        YearMonth month) {

    public static Place of(
            Id.Institution inst,
            Id.Account acct,
            Recorded<? extends LedgerEvent> event,
            Lookup lookup) {
        AccountView account = lookup.get(AccountView.PROJECTION, acct.value());
        InstitutionView institution = lookup.get(InstitutionView.PROJECTION, inst.value());
        if (account == null || institution == null) {
            throw new IllegalStateException(
                    "event %d stands on an account or institution nobody registered"
                            .formatted(event.position()));
        }
        Register register = institution.register();
        YearMonth open = account.period();
        return new Place(
                inst.value(),
                acct.value(),
                register.kato(),
                register.region(),
                account.details().cur(),
                open == null ? YearMonth.from(event.fact().day()) : open);
    }

    /// The same place in the books of another month.
    public Place in(YearMonth other) {
        return new Place(institution, account, kato, region, cur, other);
    }
}
