package org.wardledger.launcher;

import java.util.List;
import org.wardledger.command.CommandCore;
import org.wardledger.command.privacy.DataRequestClock;
import org.wardledger.command.security.Policy;
import org.wardledger.command.security.SignedIn;
import org.wardledger.web.work.DataRequests;

/// Lends the pages the clock of requests about personal data, as far as the one policy permits.
record WebDataRequests(CommandCore core, Policy policy) implements DataRequests {

    @Override
    public boolean permitted() {
        SignedIn person = SignedInVisitors.person();
        return person != null
                && policy.seesDataRequests(person.caller(), person.caller().institution());
    }

    @Override
    public List<Waiting> waiting() {
        SignedIn person = SignedInVisitors.person();
        if (person == null) {
            return List.of();
        }
        return new DataRequestClock(core)
                .waiting(policy, person.caller()).stream()
                        .map(
                                r ->
                                        new Waiting(
                                                r.request().id().value(),
                                                r.request().right().name(),
                                                r.request().due(),
                                                r.late() ? "LATE" : r.today() ? "TODAY" : "OPEN"))
                        .toList();
    }
}
