/// What does not agree, who answers for it and by when.
@NullMarked
package org.wardledger.views.discrepancy;

import org.jspecify.annotations.NullMarked;
