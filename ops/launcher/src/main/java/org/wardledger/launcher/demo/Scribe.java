package org.wardledger.launcher.demo;

import java.util.List;
import org.wardledger.command.Caller;
import org.wardledger.command.Ledger;
import org.wardledger.command.Outcome;
import org.wardledger.command.Request;
import org.wardledger.events.Fact;
import org.wardledger.events.LedgerEvent;

/// Enters demo data through the one door. What a rule refuses is an error of the demo, except
/// where the demo shows a refusal.
final class Scribe {
    private final Ledger ledger;
    private final Chance chance;

    Scribe(Ledger ledger, Chance chance) {
        this.ledger = ledger;
        this.chance = chance;
    }

    List<Fact<? extends LedgerEvent>> enter(Caller caller, Request request) {
        return switch (ledger.execute(request, caller, chance.key())) {
            case Outcome.Done done -> done.events();
            case Outcome.Refused refused ->
                    throw new IllegalStateException(
                            request.code() + " was refused: " + refused.refusal());
        };
    }

    /// Something a rule must refuse; the attempt goes on the record.
    void refused(Caller caller, Request request) {
        if (ledger.execute(request, caller, chance.key()) instanceof Outcome.Done) {
            throw new IllegalStateException(request.code() + " should have been refused");
        }
    }
}
