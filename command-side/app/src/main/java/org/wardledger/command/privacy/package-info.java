/// Carrying out what the ledger says about personal data: keys are destroyed where an event says
/// so, and whatever was made with them in memory or in files of the command side goes too.
@NullMarked
package org.wardledger.command.privacy;

import org.jspecify.annotations.NullMarked;
