package org.wardledger.command.axon;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.common.IdentifierFactory;

/// Names of Axon's messages, which live as long as one command and are stored nowhere. Axon's own
/// come from the machine's secure source, one caller at a time, several for each command: threads
/// wait in a row for a secrecy that nobody needs. Found by Axon as a service of this name.
///
/// Ids of events are not made here: they follow from the command.
public final class MessageIds extends IdentifierFactory {
    @Override
    public String generateIdentifier() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
