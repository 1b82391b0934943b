package org.wardledger.command.requests;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Known;
import org.wardledger.command.lookup.Registers;
import org.wardledger.command.requests.Scope.OfAccount;
import org.wardledger.domain.Command;
import org.wardledger.domain.account.Payouts;
import org.wardledger.domain.account.Transfers;
import org.wardledger.events.Evidence;
import org.wardledger.events.Id;

/// Requests on money that leaves with a ward.
public interface TransferRequests {
    /// Calendar days to pay out, where no rule says otherwise.
    int FINAL_PAYOUT_DAYS = 30;

    /// The bank sent a ward's money to another account.
    ///
    /// @param transfer null for an id made by the ledger
    record SendTransfer(
            Id.Account acct,
            Id.@Nullable Transfer transfer,
            Id.Account to,
            Id.Ward ward,
            long amt,
            UUID bankLine)
            implements OfAccount {
        @Override
        public String code() {
            return "transfer.send";
        }

        @Override
        public Command toCommand(Known known) {
            Id.Transfer id = transfer != null ? transfer : new Id.Transfer(known.newId("trf"));
            return new Transfers.SendTransfer(acct, id, to, ward, amt, bankLine);
        }
    }

    /// It arrived here.
    record ReceiveTransfer(Id.Account acct, Id.Transfer transfer, UUID bankLine)
            implements OfAccount {
        @Override
        public String code() {
            return "transfer.receive";
        }

        @Override
        public Command toCommand(Known known) {
            Registers.Sent sent = known.registers().sent(transfer);
            Transfers.SentFacts facts =
                    sent == null || !sent.to().equals(acct)
                            ? null
                            : new Transfers.SentFacts(sent.from(), sent.ward(), sent.amt());
            boolean before = known.registers().received(transfer);
            return new Transfers.ReceiveTransfer(acct, transfer, facts, before, bankLine);
        }
    }

    /// Final account of a ward who has left.
    record IssueFinalAccount(Id.Account acct, Id.Ward ward, @Nullable Evidence document)
            implements OfAccount {
        @Override
        public String code() {
            return "payout.issue-final-account";
        }

        @Override
        public Command toCommand(Known known) {
            return new Payouts.IssueFinalAccount(acct, ward, exited(known), due(known), document);
        }

        /// Whoever has moved may live at the next home by now: only a stay on this account counts.
        private boolean exited(Known known) {
            return Wards.life(known, ward)
                    .openStay()
                    .filter(stay -> stay.acct().equals(acct))
                    .isEmpty();
        }
    }

    /// The suspension of a pay-out ends: the term runs anew.
    record ResumePayout(Id.Account acct, Id.Ward ward, String reason, @Nullable Evidence document)
            implements OfAccount {
        @Override
        public String code() {
            return "payout.resume";
        }

        @Override
        public Command toCommand(Known known) {
            return new Payouts.ResumePayout(acct, ward, reason, document, due(known));
        }
    }

    private static LocalDate due(Known known) {
        return known.today().plusDays(Facts.days(known, "FINAL_PAYOUT", FINAL_PAYOUT_DAYS));
    }
}
