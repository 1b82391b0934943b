package org.wardledger.events;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One ward's part of what a closed period hands on.
///
/// @param nextN number of the ward's next posting line
/// @param bal balance, tiyn
/// @param shares the ward's lines of open expenditures
/// @param standing what is left of standing reservations
/// @param transits the ward's money between two accounts
/// @param finalDue term of the final account where one was issued
public record CarriedWard(
        Id.Ward ward,
        long nextN,
        long bal,
        SubaccountState state,
        List<MoneyCode.BlockReason> blocks,
        List<Share> shares,
        List<Standing> standing,
        List<Transit> transits,
        @Nullable LocalDate finalDue,
        boolean payoutSuspended) {

    /// Where a sub-account stands.
    public enum SubaccountState implements Code {
        OPEN,
        FINAL,
        CLOSED
    }

    /// The ward's part of one open expenditure.
    public record Share(Id.Expenditure exp, long amt, boolean reserved) {}

    /// The ward's part of one transfer that is on its way, tiyn.
    public record Transit(Id.Transfer transfer, long amt) {}

    /// What is left for the ward under one head of a standing reservation.
    public record Standing(Id.Reservation reservation, MoneyCode.Group group, long left) {}
}
