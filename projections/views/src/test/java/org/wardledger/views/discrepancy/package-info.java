/// Sentences about the documents of org.wardledger.views.discrepancy.
@NullMarked
package org.wardledger.views.discrepancy;

import org.jspecify.annotations.NullMarked;
