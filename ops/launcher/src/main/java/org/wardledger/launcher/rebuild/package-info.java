/// `ledger rebuild`: views built anew and compared, on a stopped folder or in a running ledger.
@NullMarked
package org.wardledger.launcher.rebuild;

import org.jspecify.annotations.NullMarked;
