package org.wardledger.command.requests;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Known;
import org.wardledger.command.requests.Scope.OfAccount;
import org.wardledger.domain.Command;
import org.wardledger.domain.account.Receipts;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.ReceiptEvent.PersonalLeg;

/// Requests on money that came in.
public interface ReceiptRequests {

    /// Give bank lines to wards. The parts of each line add up to what is open of it.
    ///
    /// @param month the month a benefit is for
    /// @param confirmed the enterer knows that a ward had the same benefit for the month before
    record AllocateReceipt(
            Id.Account acct,
            MoneyCode.ReceiptSource source,
            @Nullable YearMonth month,
            List<Part> parts,
            boolean confirmed)
            implements OfAccount {
        @Override
        public String code() {
            return "receipt.allocate";
        }

        @Override
        public Command toCommand(Known known) {
            Set<Id.Ward> doubles = new HashSet<>();
            List<Receipts.Part> all = new ArrayList<>();
            for (Part part : parts) {
                Id.Ward ward = part.ward;
                Receipts.SplitFacts split = null;
                if (month != null && ward != null && part.benefit != null) {
                    split = Wards.split(known, ward, part.benefit, month);
                    if (known.registers().allocated(acct, ward, month, part.benefit)) {
                        doubles.add(ward);
                    }
                }
                all.add(
                        new Receipts.Part(
                                ward, part.amt, part.line, part.benefit, part.personal, split));
            }
            return new Receipts.AllocateReceipt(acct, source, month, all, doubles, confirmed);
        }
    }

    /// One ward's part of one bank line.
    ///
    /// @param amt tiyn
    /// @param personal what the person received in hand, tiyn, where it is known
    record Part(
            Id.@Nullable Ward ward,
            long amt,
            UUID line,
            MoneyCode.@Nullable Benefit benefit,
            @Nullable Long personal) {}

    /// What persons received in hand for a month, learned later.
    record ObservePersonalLeg(Id.Account acct, YearMonth month, List<Leg> lines)
            implements OfAccount {
        @Override
        public String code() {
            return "receipt.observe-personal-leg";
        }

        @Override
        public Command toCommand(Known known) {
            Set<Id.Ward> knownBefore = new HashSet<>();
            List<PersonalLeg> legs = new ArrayList<>();
            for (Leg leg : lines) {
                if (known.registers().legKnown(acct, leg.ward, month, leg.benefit)) {
                    knownBefore.add(leg.ward);
                }
                legs.add(
                        new PersonalLeg(
                                leg.ward,
                                leg.benefit,
                                leg.personal,
                                leg.document,
                                Wards.personalLeg(
                                        known, leg.ward, leg.benefit, month, leg.personal)));
            }
            return new Receipts.ObservePersonalLeg(acct, month, legs, knownBefore);
        }
    }

    /// @param personal what the person received in hand, tiyn
    /// @param document what shows it
    record Leg(Id.Ward ward, MoneyCode.Benefit benefit, long personal, String document) {}
}
