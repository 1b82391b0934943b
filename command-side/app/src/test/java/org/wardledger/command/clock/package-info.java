/// Tests of what follows from events and from time.
@NullMarked
package org.wardledger.command.clock;

import org.jspecify.annotations.NullMarked;
