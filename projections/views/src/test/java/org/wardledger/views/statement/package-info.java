/// Sentences about the documents of org.wardledger.views.statement.
@NullMarked
package org.wardledger.views.statement;

import org.jspecify.annotations.NullMarked;
