/// `ledger reconcile`: log, store and what is shown, compared with each other.
@NullMarked
package org.wardledger.launcher.reconcile;

import org.jspecify.annotations.NullMarked;
