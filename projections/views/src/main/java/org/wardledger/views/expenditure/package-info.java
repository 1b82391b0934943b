/// Purchases from proposal to settlement.
@NullMarked
package org.wardledger.views.expenditure;

import org.jspecify.annotations.NullMarked;
