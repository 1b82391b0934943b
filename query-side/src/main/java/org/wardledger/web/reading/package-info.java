/// Reading documents as they are now or were at a position.
@NullMarked
package org.wardledger.web.reading;

import org.jspecify.annotations.NullMarked;
