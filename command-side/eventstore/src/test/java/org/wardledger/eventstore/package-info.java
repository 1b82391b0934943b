/// The contract every event store engine has to keep, as tests that each engine inherits.
@NullMarked
package org.wardledger.eventstore;

import org.jspecify.annotations.NullMarked;
