/// Makes the public log out of the event store: one writer, one history, whatever crashes.
@NullMarked
package org.wardledger.transparency.sequencer;

import org.jspecify.annotations.NullMarked;
