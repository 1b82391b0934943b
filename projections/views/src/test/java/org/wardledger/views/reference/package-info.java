/// Sentences about the documents of org.wardledger.views.reference.
@NullMarked
package org.wardledger.views.reference;

import org.jspecify.annotations.NullMarked;
