/// The event store port and its engines. Knows bytes, order and durability; knows no event type.
@NullMarked
package org.wardledger.eventstore;

import org.jspecify.annotations.NullMarked;
