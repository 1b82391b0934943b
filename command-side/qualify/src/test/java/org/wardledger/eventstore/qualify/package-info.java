@NullMarked
package org.wardledger.eventstore.qualify;

import org.jspecify.annotations.NullMarked;
