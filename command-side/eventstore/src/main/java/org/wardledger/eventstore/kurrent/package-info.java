/// The event store on an EventStoreDB or KurrentDB cluster. Nothing of the client or of its wire
/// leaves this package.
@NullMarked
package org.wardledger.eventstore.kurrent;

import org.jspecify.annotations.NullMarked;
