@NullMarked
package org.wardledger.eventstore.sqlite;

import org.jspecify.annotations.NullMarked;
