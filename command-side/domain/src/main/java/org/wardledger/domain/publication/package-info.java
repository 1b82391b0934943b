/// What the ledger publishes about its own records.
@NullMarked
package org.wardledger.domain.publication;

import org.jspecify.annotations.NullMarked;
