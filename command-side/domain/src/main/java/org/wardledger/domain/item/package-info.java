/// Articles that may be bought.
@NullMarked
package org.wardledger.domain.item;

import org.jspecify.annotations.NullMarked;
