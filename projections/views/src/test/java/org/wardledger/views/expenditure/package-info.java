/// Sentences about the documents of org.wardledger.views.expenditure.
@NullMarked
package org.wardledger.views.expenditure;

import org.jspecify.annotations.NullMarked;
