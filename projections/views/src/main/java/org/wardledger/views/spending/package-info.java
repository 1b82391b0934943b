/// Counters of spending by institution and month.
@NullMarked
package org.wardledger.views.spending;

import org.jspecify.annotations.NullMarked;
