/// The ledger as a whole from one place to another: encrypted backups of a running one, putting
/// them back, and histories from one event store into another.
@NullMarked
package org.wardledger.launcher.moving;

import org.jspecify.annotations.NullMarked;
