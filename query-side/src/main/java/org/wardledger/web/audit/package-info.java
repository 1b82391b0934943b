/// The audit trail: every event as a searchable record.
@NullMarked
package org.wardledger.web.audit;

import org.jspecify.annotations.NullMarked;
