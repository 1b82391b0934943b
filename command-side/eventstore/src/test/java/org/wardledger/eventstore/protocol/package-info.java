/// A server that speaks the wire protocol of EventStoreDB and KurrentDB, for tests: it keeps their
/// rules and breaks them on demand. Knows nothing of the ledger.
@NullMarked
package org.wardledger.eventstore.protocol;

import org.jspecify.annotations.NullMarked;
