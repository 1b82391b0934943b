package org.wardledger.command.requests;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Known;
import org.wardledger.command.requests.Scope.OfAccount;
import org.wardledger.domain.Command;
import org.wardledger.domain.account.CashDesk;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Code;
import org.wardledger.events.Evidence;
import org.wardledger.events.Id;
import org.wardledger.events.LineUse;
import org.wardledger.events.MoneyCode;

/// Requests on the cash box.
public interface CashRequests {

    /// @param limit upper limit of the box, tiyn
    record SetFloat(Id.Account acct, long limit, ActorMark keeper, LocalDate eff)
            implements OfAccount {
        @Override
        public String code() {
            return "cash.set-float";
        }

        /// Who sits in the commission decides on spending.
        @Override
        public Command toCommand(Known known) {
            boolean approves =
                    keeper.role() == Code.Role.COMMISSION_MEMBER
                            || keeper.role() == Code.Role.SECRETARY;
            return new CashDesk.SetFloat(acct, limit, keeper, approves, eff);
        }
    }

    /// From the bank to the box.
    record WithdrawCash(Id.Account acct, long amt, List<LineUse> uses, Id.Actor carrier)
            implements OfAccount {
        @Override
        public String code() {
            return "cash.withdraw";
        }

        @Override
        public Command toCommand(Known known) {
            return new CashDesk.WithdrawCash(acct, Facts.account(known, acct), amt, uses, carrier);
        }
    }

    /// From the box to the bank.
    record DepositCash(Id.Account acct, long amt, List<LineUse> uses, Id.Actor carrier)
            implements OfAccount {
        @Override
        public String code() {
            return "cash.deposit";
        }

        @Override
        public Command toCommand(Known known) {
            return new CashDesk.DepositCash(acct, Facts.account(known, acct), amt, uses, carrier);
        }
    }

    /// Somebody puts money into the box.
    ///
    /// @param confirmed it may exceed the limit of the box
    record ReceiveCash(
            Id.Account acct, long amt, MoneyCode.CashReceipt kind, Id.Actor from, boolean confirmed)
            implements OfAccount {
        @Override
        public String code() {
            return "cash.receive";
        }

        @Override
        public Command toCommand(Known known) {
            return new CashDesk.ReceiveCash(
                    acct, Facts.account(known, acct), amt, kind, from, confirmed);
        }
    }

    /// Count the notes.
    ///
    /// @param disc id of the discrepancy if there is one; null for an id made by the ledger
    /// @param due by when a difference is explained
    record CountCash(
            Id.Account acct,
            MoneyCode.CountKind kind,
            long counted,
            @Nullable Evidence sheet,
            Id.@Nullable Discrepancy disc,
            LocalDate due)
            implements OfAccount {
        @Override
        public String code() {
            return "cash.count";
        }

        @Override
        public Command toCommand(Known known) {
            return new CashDesk.CountCash(
                    acct,
                    Facts.account(known, acct),
                    kind,
                    counted,
                    sheet,
                    disc != null ? disc : new Id.Discrepancy(known.newId("dsc")),
                    due);
        }
    }
}
