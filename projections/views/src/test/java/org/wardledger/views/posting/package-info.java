/// Sentences about the documents of org.wardledger.views.posting.
@NullMarked
package org.wardledger.views.posting;

import org.jspecify.annotations.NullMarked;
