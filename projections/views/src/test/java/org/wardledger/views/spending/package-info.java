/// Sentences about the documents of org.wardledger.views.spending.
@NullMarked
package org.wardledger.views.spending;

import org.jspecify.annotations.NullMarked;
