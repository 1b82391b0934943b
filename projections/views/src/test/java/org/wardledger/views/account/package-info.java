/// Sentences about the documents of org.wardledger.views.account.
@NullMarked
package org.wardledger.views.account;

import org.jspecify.annotations.NullMarked;
