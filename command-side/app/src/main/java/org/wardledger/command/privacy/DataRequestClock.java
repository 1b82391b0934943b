package org.wardledger.command.privacy;

import java.time.LocalDate;
import java.util.List;
import org.wardledger.command.Caller;
import org.wardledger.command.CommandCore;
import org.wardledger.command.Gateway;
import org.wardledger.command.lookup.Registers;
import org.wardledger.command.lookup.Registers.PrivacyCase;
import org.wardledger.command.security.Policy;
import org.wardledger.events.PrivacyEvent.DataClass;

/// Which requests about personal data wait for an answer, and which of them are late. Lateness is
/// never stored: it is asked anew from the due day and today.
public final class DataRequestClock {
    private final CommandCore core;

    public DataRequestClock(CommandCore core) {
        this.core = core;
    }

    /// @param blocked classes of the ward's data that are not shown
    /// @param today whether this is the last day
    public record Waiting(
            PrivacyCase request, List<DataClass> blocked, boolean today, boolean late) {}

    /// Those that the caller may see, the one due first at the front.
    public List<Waiting> waiting(Policy policy, Caller caller) {
        return waiting().stream()
                .filter(r -> policy.seesDataRequests(caller, r.request().home()))
                .toList();
    }

    /// The one due first at the front.
    public List<Waiting> waiting() {
        LocalDate today = LocalDate.ofInstant(core.clock().instant(), Gateway.LEGAL_TIME);
        Registers registers = core.index().registers();
        return registers.privacyCases().stream()
                .filter(c -> !c.answered())
                .map(
                        c ->
                                new Waiting(
                                        c,
                                        c.ward() == null
                                                ? List.of()
                                                : registers.blocked(c.ward()).stream()
                                                        .sorted()
                                                        .toList(),
                                        c.due().equals(today),
                                        c.due().isBefore(today)))
                .toList();
    }
}
