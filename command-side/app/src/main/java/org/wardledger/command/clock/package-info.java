/// The part of the ledger that is driven by events and by time: what follows from a record without
/// anybody asking for it. It only asks, like everybody else, and is decided by the same rules.
@NullMarked
package org.wardledger.command.clock;

import org.jspecify.annotations.NullMarked;
