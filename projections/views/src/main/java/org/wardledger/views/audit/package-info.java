/// Every event as a searchable record.
@NullMarked
package org.wardledger.views.audit;

import org.jspecify.annotations.NullMarked;
