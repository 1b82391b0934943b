/// Tests: Sellers.
@NullMarked
package org.wardledger.domain.supplier;

import org.jspecify.annotations.NullMarked;
