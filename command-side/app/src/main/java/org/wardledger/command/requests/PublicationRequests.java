package org.wardledger.command.requests;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Known;
import org.wardledger.command.requests.Scope.OfAccount;
import org.wardledger.domain.Command;
import org.wardledger.domain.publication.Publishing;
import org.wardledger.events.Id;
import org.wardledger.events.PublicationEvent.OpeningReason;

/// Requests on what is opened to everybody.
public interface PublicationRequests {

    /// Open fields of a record about money.
    ///
    /// @param period month in whose books it stands
    /// @param event id of its event
    /// @param names of its fields, such as `amt`
    record OpenFields(
            Id.Account acct,
            YearMonth period,
            UUID event,
            OpeningReason why,
            @Nullable UUID decision,
            List<String> names)
            implements OfAccount {
        @Override
        public String code() {
            return "publication.open";
        }

        @Override
        public Command toCommand(Known known) {
            return new Publishing.OpenFields(
                    event, why, decision, names, Openables.of(known, acct, period, event));
        }
    }
}
