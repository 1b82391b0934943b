package org.wardledger.command.privacy;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.wardledger.command.Caller;
import org.wardledger.command.Ledger;
import org.wardledger.command.Outcome;
import org.wardledger.command.Request;
import org.wardledger.events.PrivacyEvent.DataShredded;

/// The door, behind which a destruction that was recorded is carried out before anybody is told of
/// it. Where that fails the caller is told so and repeats the request under the same key, which
/// destroys; or the next start does.
public final class ErasingLedger implements Ledger {
    private final Ledger inner;
    private final Consumer<DataShredded> carryOut;

    /// @param carryOut may be repeated
    public ErasingLedger(Ledger inner, Consumer<DataShredded> carryOut) {
        this.inner = inner;
        this.carryOut = carryOut;
    }

    @Override
    public Outcome execute(Request request, Caller caller, UUID key) {
        Outcome outcome = inner.execute(request, caller, key);
        if (outcome instanceof Outcome.Done done) {
            List<DataShredded> shredded =
                    done.events().stream()
                            .map(fact -> fact.event())
                            .filter(DataShredded.class::isInstance)
                            .map(DataShredded.class::cast)
                            .toList();
            shredded.forEach(carryOut);
        }
        return outcome;
    }
}
