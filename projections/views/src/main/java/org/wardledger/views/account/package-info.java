/// Cash accounts: what is public of them, and the books for the staff.
@NullMarked
package org.wardledger.views.account;

import org.jspecify.annotations.NullMarked;
