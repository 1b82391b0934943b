package org.wardledger.command.requests;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Known;
import org.wardledger.command.requests.Scope.OfAccount;
import org.wardledger.domain.Command;
import org.wardledger.domain.account.Periods;
import org.wardledger.domain.account.Subaccounts;
import org.wardledger.events.Carried;
import org.wardledger.events.CarriedWard;
import org.wardledger.events.Evidence;
import org.wardledger.events.Id;

/// Requests on months and sub-accounts.
public interface PeriodRequests {

    /// The first month of an account, from an opening act.
    ///
    /// @param bank balance by the bank, tiyn
    /// @param cash content of the cash box, tiyn
    record OpenFirstPeriod(
            Id.Account acct,
            YearMonth period,
            long bank,
            long cash,
            List<OpeningBalance> wards,
            @Nullable Evidence document)
            implements OfAccount {
        @Override
        public String code() {
            return "period.open";
        }

        @Override
        public Command toCommand(Known known) {
            Id.Institution inst = known.registers().institutionOf(acct);
            return new Periods.OpenPeriod(
                    acct,
                    inst != null ? inst : new Id.Institution("ins_0000000000000000"),
                    period,
                    null,
                    carried(Facts.account(known, acct).cur(), Facts.eve(known, acct, period)),
                    wards.stream().map(OpeningBalance::carried).toList(),
                    document,
                    known.registers().periodOf(acct) != null || inst == null);
        }

        private Carried carried(String cur, @Nullable LocalDate eve) {
            return new Carried(
                    cur, bank, cash, 0, List.of(), List.of(), List.of(), List.of(), List.of(), null,
                    eve, null, List.of(), List.of());
        }
    }

    /// What a ward had when the books began, tiyn.
    record OpeningBalance(Id.Ward ward, long amt) {
        private CarriedWard carried() {
            return new CarriedWard(
                    ward,
                    1,
                    amt,
                    CarriedWard.SubaccountState.OPEN,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    false);
        }
    }

    /// The next month, with everything that the closed one hands on. Derived, so repeating it is
    /// harmless.
    ///
    /// @param closed event id of `period.closed`
    record CarryPeriod(Id.Account acct, YearMonth period, UUID closed) implements OfAccount {
        @Override
        public String code() {
            return "period.carry";
        }

        @Override
        public Command toCommand(Known known) {
            return Carry.over(known, this);
        }
    }

    /// Close the books of the month.
    record ClosePeriod(Id.Account acct) implements OfAccount {
        @Override
        public String code() {
            return "period.close";
        }

        @Override
        public Command toCommand(Known known) {
            return new Periods.ClosePeriod(acct, Facts.account(known, acct));
        }
    }

    /// A ward may hold money here.
    record OpenSubaccount(Id.Account acct, Id.Ward ward) implements OfAccount {
        @Override
        public String code() {
            return "subaccount.open";
        }

        @Override
        public Command toCommand(Known known) {
            return new Subaccounts.OpenSubaccount(acct, ward, Facts.nextN(known, acct, ward));
        }
    }
}
