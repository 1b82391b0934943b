package org.wardledger.command.requests;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.wardledger.command.Known;
import org.wardledger.command.requests.Scope.OfAccount;
import org.wardledger.domain.Command;
import org.wardledger.domain.Streams;
import org.wardledger.domain.account.WardStatements;
import org.wardledger.events.Id;
import org.wardledger.events.WardStatementEvent.Delivery;
import org.wardledger.events.WardStatementEvent.MonthLine;
import org.wardledger.events.WardStatementEvent.StatementsIssued;

/// Requests on the monthly statements of wards.
public interface WardStatementRequests {

    /// The statements of a closed month, made of its own records.
    record IssueStatements(Id.Account acct, YearMonth period) implements OfAccount {
        @Override
        public String code() {
            return "wardstatement.issue";
        }

        @Override
        public Command toCommand(Known known) {
            return new WardStatements.IssueStatements(
                    acct, period, WardMonths.of(known.committed(Streams.of(acct, period))));
        }
    }

    /// Statements reached the wards' side.
    record RecordDelivery(Id.Account acct, YearMonth period, List<Delivery> deliveries)
            implements OfAccount {
        @Override
        public String code() {
            return "wardstatement.record-delivery";
        }

        @Override
        public Command toCommand(Known known) {
            Set<Id.Ward> stated =
                    known.history(Streams.of(acct, period))
                            .filter(f -> f.event() instanceof StatementsIssued)
                            .flatMap(f -> ((StatementsIssued) f.event()).lines().stream())
                            .map(MonthLine::ward)
                            .collect(Collectors.toSet());
            return new WardStatements.RecordDelivery(acct, period, deliveries, stated);
        }
    }
}
