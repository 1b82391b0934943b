/// Sentences about the documents of org.wardledger.views.institution.
@NullMarked
package org.wardledger.views.institution;

import org.jspecify.annotations.NullMarked;
