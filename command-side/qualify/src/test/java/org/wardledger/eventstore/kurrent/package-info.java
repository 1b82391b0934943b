@NullMarked
package org.wardledger.eventstore.kurrent;

import org.jspecify.annotations.NullMarked;
