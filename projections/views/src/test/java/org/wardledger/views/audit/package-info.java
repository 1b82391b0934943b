/// Sentences about the documents of org.wardledger.views.audit.
@NullMarked
package org.wardledger.views.audit;

import org.jspecify.annotations.NullMarked;
